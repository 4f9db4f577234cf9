import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryRows } from '#app/core/reports/tables/rows.ts';
import { cellsOf, guardCell, unguardCell } from '#app/core/tables/table.ts';
import { DICTIONARY, TABLES } from '#app/core/reports/tables/tables.ts';

describe('cells', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\ttab', "'\ttab"],
    ['\rreturn', "'\rreturn"],
    ['-2.5', '-2.5'],
    ['+1e3', '+1e3'],
    ['-', "'-"],
    ['plain = text', 'plain = text'],
    [' =1', ' =1'],
    ["'quoted'", "'quoted'"],
    ['', ''],
  ])('%j is written as %j', (text, cell) => {
    expect(guardCell(text)).toBe(cell);
  });

  it('give back every text, those included that look guarded', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1', 'a', '.') });
    fc.assert(fc.property(text, (value) => unguardCell(guardCell(value)) === value));
  });

  it('never begin with what a spreadsheet executes, unless it is a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', '@', '1') }), (value) => {
        const cell = guardCell(value);
        return !/^[=+\-@\t\r]/.test(cell) || Number.isFinite(Number(cell));
      }),
    );
  });
});

describe('tables', () => {
  it('have the columns that others rely on, in their order', () => {
    const columns = Object.fromEntries(
      TABLES.map(({ file, columns: own }) => [file, own.map(({ name }) => name).join()]),
    );
    expect(columns).toMatchObject({
      'items.csv': 'study,batch,item,segment,prompt,source,references,language,messages,asked',
      'systems.csv':
        'study,system,role,provider,settings,size_bytes,tokens_per_second,latency_p50_ms,latency_p95_ms,first_token_ms,peak_memory_bytes,generation_ms,provenance,criterion,dose,maker,tokenizer_hash',
      'outputs.csv':
        'study,item,system,output,tokens,latency_ms,finish_reason,shared_text_id,source_system,prompt_tokens,first_token_ms,truncated_tokens,near_ties,provenance',
      'ratings.csv':
        'study,item,system,rater,criterion,value,submitted_at,batch,position,active_ms,revision,included,exclusion_reason,shared_text_id,repeated_value,comment',
      'preferences.csv':
        'study,item,system_a,system_b,rater,choice,strength,side_a,submitted_at,batch,position,active_ms,revision,included,exclusion_reason,repeated_choice,repeated_strength,comment,source',
      'rankings.csv':
        'study,item,system,rater,form,rank,shown_at,submitted_at,batch,position,active_ms,revision,included,exclusion_reason,shared_text_id,repeated_rank,comment',
      'highlights.csv':
        'study,item,system,rater,start,end,text,severity,criterion,comment,submitted_at,batch,position,active_ms,revision,included,exclusion_reason,shared_text_id,category',
      'measures.csv': 'study,item,system,measure,value,lower,upper,signature,language,detail',
      'raters.csv':
        'study,rater,group,judgments,controls_failed,controls_seen,median_active_ms,self_consistency,severity,included,exclusion_reason,excluded_by,participant,recruiting_study,recruiting_session,simulated,joined_at,locale,set_aside_by,set_aside_at,set_aside_reason',
      'skips.csv': 'study,item,rater,kind,seen,last_seen,reason,submitted_at',
      'following.csv': 'study,candidate,measure,tau,lower,upper,items,struck',
      'events.csv': 'study,at,kind,actor,detail',
      'judgments.csv':
        'study,item,rater,kind,slots,swapped,arrangement,repeat,revision,counted,submitted_at,batch,position,active_ms,block_submitted,answer,comment',
      'looks.csv': 'study,look,taken_at,share,information,decisions,stopped_at',
      'over-time.csv': 'study,figure,criterion,period,from,to,estimate,lower,upper,texts,ratings,raters',
      'penalties.csv': 'study,item,system,rater,marks,points,length,shared_text_id,included,exclusion_reason',
      'penalty-scores.csv': 'study,system,figure,per,category,estimate,lower,upper,items,raters,judgments',
      'agreement.csv':
        'study,criterion,coefficient,level,value,lower,upper,raters,units,with_controls,candidate',
      'dictionary.csv': 'file,column,type,unit,range,meaning',
    });
  });

  it('are described column by column in the dictionary', () => {
    const rows = [...dictionaryRows()];
    const described = rows.filter(({ file }) => file !== '*.csv');
    expect(described).toHaveLength(TABLES.reduce((sum, { columns }) => sum + columns.length, 0));
    const reading = rows.filter(({ file }) => file === '*.csv').map(({ meaning }) => meaning);
    expect(reading.join()).toContain('Take off that one apostrophe');
    expect(reading.join()).toContain('keep_default_na=False, na_values=[""]');
    expect(rows.every(({ meaning }) => typeof meaning === 'string' && meaning !== '')).toBe(true);
    expect(cellsOf(DICTIONARY, rows[0]!)).toEqual([
      'items.csv',
      'study',
      'text',
      '',
      '',
      "The study's address, as in URLs and on the command line",
    ]);
  });
});
