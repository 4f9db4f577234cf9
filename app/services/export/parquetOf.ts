import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, Column, Table, TableRow } from '#app/core/tables/table.ts';

/** Rows of a group: all of it is held while it is written, and readers take whole groups. */
const GROUP_ROWS = 20_000;

/** What the cells of a column are in a file: every column may have empty cells. */
const TYPES: Readonly<Record<Column['type'], Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  JSON: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};

/**
 * A table as Parquet, a group of rows after the other: numbers and moments as such, JSON as its text, an empty cell as
 * null, and texts without the guard that spreadsheets need.
 */
export async function* parquetOf<T extends Table>(
  { columns }: T,
  chunks: AsyncIterable<readonly TableRow<T>[]>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[type] })),
  ];
  const file = new ParquetWriter({ writer: bytes, schema });
  const given = () => {
    const part = bytes.getBytes().slice();
    bytes.index = 0;
    return part;
  };
  const write = (rows: readonly TableRow<T>[]) => {
    const columnData = columns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => valueOf(type, row[name as keyof typeof row])),
    }));
    void file.write({ columnData, rowGroupSize: GROUP_ROWS });
    return given();
  };
  let group: TableRow<T>[] = [];
  for await (const rows of chunks) {
    group.push(...rows);
    if (group.length < GROUP_ROWS) continue;
    yield write(group);
    group = [];
  }
  if (group.length > 0) yield write(group);
  void file.finish();
  yield given();
}

function valueOf(type: Column['type'], cell: Cell): unknown {
  if (cell === null || cell === '') return null;
  switch (type) {
    case 'integer':
      return BigInt(Number(cell));
    case 'number':
      return Number(cell);
    case 'time':
      return new Date(String(cell));
    case 'boolean':
      return cell;
    case 'text':
    case 'JSON':
      return String(cell);
  }
}
