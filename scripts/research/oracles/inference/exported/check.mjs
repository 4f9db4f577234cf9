/**
 * Loads every committed graph with onnxruntime-node, and compares tokenizers and chat templates in Node with what
 * Python gave: node scripts/research/oracles/inference/exported/check.mjs
 */
/* global console, process */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { Template } from '@huggingface/jinja';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession } from 'onnxruntime-node';

const root = path.resolve(import.meta.dirname, '../../../../../fixtures/oracles/inference');
const read = (...names) => readFileSync(path.join(root, ...names), 'utf8');
let failures = 0;
const expect = (what, got, wanted, tolerated = false) => {
  if (JSON.stringify(got) === JSON.stringify(wanted)) return;
  if (!tolerated) failures += 1;
  console.error(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
};

for (const name of readdirSync(root).filter((entry) => existsSync(path.join(root, entry, 'oracles.json')))) {
  const files = readdirSync(path.join(root, name), { recursive: true }).filter((file) =>
    file.endsWith('.onnx'),
  );
  for (const file of files) {
    const session = await InferenceSession.create(path.join(root, name, file), { logSeverityLevel: 3 });
    console.log(
      `${name}/${file}: ${session.inputNames.length} inputs, ${session.outputNames.length} outputs`,
    );
    await session.release();
  }
  const oracles = JSON.parse(read(name, 'oracles.json'));
  const config = JSON.parse(read(name, 'tokenizer_config.json'));
  const tokenizer = new Tokenizer(JSON.parse(read(name, 'tokenizer.json')), config);
  for (const { prompt, tokens } of oracles.prompts)
    expect(`${name} encode`, tokenizer.encode(prompt).ids, tokens);
  const decode = (tokens) =>
    tokenizer.decode(tokens, { skip_special_tokens: true, clean_up_tokenization_spaces: false });
  // Broken characters of tokenizers with byte tokens differ in number: told, not counted.
  for (const { tokens, text } of oracles.decoded)
    expect(`${name} decode ${tokens}`, decode(tokens), text, true);
  for (const { tokens, text } of oracles.generated.flatMap(({ outputs }) => outputs)) {
    expect(`${name} decode ${tokens}`, decode(tokens), text);
  }
  for (const { messages, addGenerationPrompt, rendered, tokens } of oracles.chats ?? []) {
    const template = new Template(config.chat_template ?? read(name, 'chat_template.jinja'));
    const given = { ...config, messages, add_generation_prompt: addGenerationPrompt };
    expect(`${name} chat`, template.render(given), rendered);
    expect(`${name} chat tokens`, tokenizer.encode(rendered, { add_special_tokens: false }).ids, tokens);
  }
}
console.log(failures === 0 ? 'everything agrees' : `${failures} differences`);
process.exitCode = failures === 0 ? 0 : 1;
