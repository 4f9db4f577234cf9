import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/**
 * A workbook (XLSX) of one sheet whose cells are all texts, the least that spreadsheets open.
 * @param sheet its name, without the signs that a name may not have
 */
export async function workbookOf(sheet: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`,
  };
  const zip = new yazl.ZipFile();
  for (const [name, xml] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(HEAD + xml), name, { mtime: new Date(2000, 0, 1) });
  }
  zip.end();
  return await buffer(zip.outputStream);
}

function rowXml(cells: readonly string[], index: number): string {
  const all = cells.map((text, place) =>
    text === ''
      ? ''
      : `<c r="${columnName(place)}${index + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  );
  return `<row r="${index + 1}">${all.join('')}</row>`;
}

/** A, B … Z, AA … */
function columnName(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (place % 26));
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
