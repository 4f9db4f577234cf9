/*
 * Where a full stop ends no sentence: the abbreviations of more than one letter that English newspapers use most,
 * as the Punkt model (Kiss & Strunk 2006) learned them, and those of times and titles.
 */
const ABBREVIATIONS = new Set(
  (
    'a.d a.m adm ala ariz assn aug ave b.c bros calif capt cf cie co col colo conn corp ct d.c dec dept dr e.g ed est ' +
    'etc feb fla fri ft ga gen gov hon i.e ill inc jan jr kan ky lt ltd maj mass messrs mg mich minn mo mr mrs ms mt ' +
    'mon nev no nos nov oct okla ore p.m pa ph.d pp prof rep reps rev sat sen sens sep sept sgt sq sr st sun tenn thu ' +
    'thurs tue tues u.k u.n u.s v va vol vs vt wash wed wis'
  ).split(' '),
);

/** Words that begin a sentence so often that they begin one after an abbreviation too. */
const STARTERS = new Set(
  'but he her however i if in it my she that the their there these they this though we when while you'.split(
    ' ',
  ),
);

const END = /([.?!]+|[。！？｡]+)(["'”’)\]}»」』）]*)(\s+|$)|([。！？｡]+["'”’)\]}»」』）]*)(?=\S)/gu;

/**
 * The sentences of a text, one a line. A line break always ends one. A full stop, question or exclamation mark ends
 * one before white space, unless the stop belongs to an abbreviation or an initial, or a small letter follows an
 * ellipsis or such a word; those of Chinese and Japanese end one without a space too.
 */
export function splitSentences(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const sentences: string[] = [];
    let start = 0;
    for (const match of line.matchAll(END)) {
      const end = match.index + match[0].length;
      if (!endsSentence(line, match, end)) continue;
      sentences.push(line.slice(start, end).trim());
      start = end;
    }
    const rest = line.slice(start).trim();
    return rest === '' ? sentences : [...sentences, rest];
  });
}

function endsSentence(line: string, [, mark]: RegExpMatchArray, end: number): boolean {
  if (mark === undefined || !/^\.+$/.test(mark)) return true;
  const next = line.slice(end);
  if (next === '') return true;
  const following = /^["'“‘«([{]*(\S+)/u.exec(next)?.[1] ?? '';
  if (mark.length > 1) return !/^\p{Ll}/u.test(following);
  const word = /(\S+)\.["'”’)\]}»」』）]*\s+$/u.exec(line.slice(0, end))?.[1] ?? '';
  const before = word.replace(/^["'“‘«([{]+/u, '').toLowerCase();
  if (/^\p{L}$/u.test(before)) return false;
  if (!ABBREVIATIONS.has(before)) return true;
  return STARTERS.has(following.replace(/\P{L}+$/u, '').toLowerCase()) && /^\p{Lu}/u.test(following);
}
