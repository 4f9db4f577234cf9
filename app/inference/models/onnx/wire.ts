/** A field of a protobuf message: its number, and where it and its value lie in the bytes. */
export interface Field {
  readonly number: number;
  /** 0 = integer, 1 = eight bytes, 2 = bytes preceded by their length, 5 = four bytes. */
  readonly wireType: number;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

/**
 * The fields of a protobuf message, in the order of the bytes; what they mean is not looked at. See
 * https://protobuf.dev/programming-guides/encoding/
 * @throws RangeError where the bytes are no such message
 */
export function* fieldsOf(bytes: Uint8Array, from = 0, to = bytes.length): Generator<Field> {
  let at = from;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (at >= to) throw new RangeError('a number ends beyond the message');
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is longer than ten bytes');
  };
  while (at < to) {
    const start = at;
    const tag = varint();
    const wireType = tag % 8;
    const number = Math.floor(tag / 8);
    let valueStart = at;
    if (wireType === 0) varint();
    else if (wireType === 1) at += 8;
    else if (wireType === 5) at += 4;
    else if (wireType === 2) {
      const length = varint();
      valueStart = at;
      at += length;
    } else throw new RangeError(`fields of wire type ${wireType} are unknown`);
    if (at > to) throw new RangeError('a field ends beyond the message');
    yield { number, wireType, start, valueStart, end: at };
  }
}

/** The value of a field of wire type 2. */
export function valueOf(bytes: Uint8Array, { valueStart, end }: Field): Uint8Array {
  return bytes.subarray(valueStart, end);
}

/** The value of a field of wire type 2 as text. */
export function textOf(bytes: Uint8Array, field: Field): string {
  return Buffer.from(valueOf(bytes, field)).toString('utf8');
}

function varintBytes(value: number | bigint): number[] {
  const found: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    found.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return found;
}

/** A field of wire type 0; negative numbers in two's complement, as int32 and int64 are written. */
export function integerField(number: number, value: number | bigint): Uint8Array {
  return Uint8Array.from([...varintBytes(number * 8), ...varintBytes(value)]);
}

/** A field of wire type 2, its value in parts. */
export function bytesField(number: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.from([...varintBytes(number * 8 + 2), ...varintBytes(length)]), ...parts]);
}

/** A field of wire type 2 that holds text. */
export function textField(number: number, value: string): Uint8Array {
  return bytesField(number, [Buffer.from(value)]);
}
