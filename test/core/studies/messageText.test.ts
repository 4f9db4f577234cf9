import { expect, it } from 'vitest';
import { messageText } from '#app/core/studies/messageText.ts';

const VALUES = { name: 'Ada', link: 'https://x/r/1', until: '' };

it('fills in what there is, and leaves out the lines for which there is nothing', () => {
  expect(messageText('Hello {name},\n\n{link}\n\nPlease be done by {until}.\n\nThank you!', VALUES)).toBe(
    'Hello Ada,\n\nhttps://x/r/1\n\nThank you!',
  );
  expect(messageText('By {until}: {link}', { ...VALUES, until: 'Friday' })).toBe('By Friday: https://x/r/1');
});

it('leaves what is no placeholder as it is', () => {
  expect(messageText('a {b} {c d} {} {name', VALUES)).toBe('a {b} {c d} {} {name');
});

it('fills in a text as it is, also where it looks like a placeholder or a pattern', () => {
  expect(messageText('Hello {name}', { name: '{link} $& $1', link: 'x' })).toBe('Hello {link} $& $1');
});
