import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { decodeText, type Encoding } from '#app/core/shared/decodeText.ts';

const GERMAN = 'item;prompt\r\nblau-1;Größe und Maße: 20 °C, 5 €, „schön“ – für Köln\r\n';
const CHINESE = '编号,问题\n一,请介绍这款台灯，适合全家人使用。\n二,产品名称：星野水壶\n';
const encoded = (text: string, encoding: string) =>
  execFileSync('iconv', ['-f', 'UTF-8', '-t', encoding], { input: text });

describe('a file’s text', () => {
  it.each<[string, string, Encoding]>([
    ['UTF-8', GERMAN, 'UTF-8'],
    ['UTF-8', CHINESE, 'UTF-8'],
    ['UTF-16LE', GERMAN, 'UTF-16LE'],
    ['UTF-16BE', GERMAN, 'UTF-16BE'],
    ['WINDOWS-1252', GERMAN, 'Windows-1252'],
    ['ISO-8859-1', 'prompt\nÄrger über Öl, déjà vu, señor\n', 'Windows-1252'],
    ['GB18030', CHINESE, 'GB18030'],
    ['GB2312', CHINESE, 'GB18030'],
  ])('in %s is read as it is: %j', (encoding, text, recognised) => {
    expect(decodeText(encoded(text, encoding))).toEqual({ text, encoding: recognised });
  });

  it.each(['UTF-8', 'UTF-16LE', 'UTF-16BE'])('with a mark of %s comes without it', (encoding) => {
    const { text } = decodeText(encoded(`\uFEFF${CHINESE}`, encoding));
    expect(text).toBe(CHINESE);
  });

  it('may be empty', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'UTF-8' });
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['bytes at random', Buffer.from('00ff81028d1b0f99c0a1fe00', 'hex')],
    ['a compressed file', Buffer.from('1f8b08000000000000034b4c4a06', 'hex')],
  ])('is none in %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(/neither a workbook \(XLSX\) nor text/);
  });
});
