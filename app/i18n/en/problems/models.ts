import type { models as reasons } from '#app/core/shared/reasons/models.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

const others = (more: number) => (more === 0 ? '' : ` (and ${more} more)`);

export const models: ProblemWords<typeof reasons> = {
  'settings-invalid': ({ first, more }, tell) =>
    `The settings of the generation are not valid: ${first.path}: ${tell(first)}${others(more)}.`,
  'model-settings-unsupported': ({ first, more }, tell) =>
    `The model's generation_config.json asks for what is not supported; set it differently in the settings or take it out of the file: ${first.path}: ${tell(first)}${others(more)}.`,
  'idle-setting': ({ condition }) => `has an effect only with ${condition}`,
  'beams-with-sampling': ({ beams }) =>
    `of ${beams} cannot be combined with doSample true; set one of them differently`,
  'tokens-beyond': ({ tokens, count, size }) =>
    `names ${count === 1 ? 'token' : 'tokens'} ${tokens}, but the model has ${size} tokens, 0 to ${size - 1}`,
  'tokens-unfit': ({ folder, first, more }, tell) =>
    `The settings of the generation do not fit the model in ${folder}: ${first.path} ${tell(first)}${others(more)}. What is not set is taken from the model's generation_config.json; set it to a token that the model has.`,
  'defect-of-inference': ({ said }) => `The process that runs models has a defect: ${said}`,
  'item-unanswerable': ({ item, why }, tell) => `Item ${item} ${tell(why).replace(/\.$/, '')}.`,
  'messages-without-template': 'is given as messages, but "chatTemplate" is set to false',
  'template-missing':
    'needs a chat template, but the model folder has none (chat_template.jinja or in tokenizer_config.json)',
  'prompt-too-long': ({ tokens, most }) =>
    `has a prompt of ${counted(tokens, 'token')}, but the model reads at most ${most}; shorten it, or set "truncation" to "left" or "right"`,
  'no-begin-token': 'has an empty prompt, and the model has no begin token to start from',
  'nothing-for-encoder': 'has an empty prompt, and the tokenizer gives the encoder nothing to read for it',
  'nothing-left': ({ tokens, most }) =>
    `has a prompt of ${counted(tokens, 'token')}, which leaves nothing of maxLength ${most}`,
  'template-unsuited': ({ said }) => `does not suit the model's chat template (${said})`,
  'logits-not-numbers-for-text': 'The model gives logits that are not numbers (NaN) for this text.',
  'graph-refused': ({ file, why }, tell) => `The graph ${file} ${tell(why)}.`,
  'graph-input-useless': ({ inputs, textToText, known }) =>
    `asks for ${inputs}, which ${textToText ? 'a text-to-text' : 'a decoder-only'} model has no use for; supported are ${known}`,
  'graph-without-ids': 'has no input input_ids, so it is no language model',
  'graph-without-logits': 'has no output logits, so it is no language model',
  'graph-without-cache': ({ what }) =>
    `was exported without its cache (${what}); export it again with \`--task text-generation-with-past\` (text2text-generation-with-past for an encoder–decoder model)`,
  'graph-input-type': ({ input, type }) => `takes ${input} as ${type}; int64 and int32 are supported`,
  'graph-positions': 'takes position_ids of other than two dimensions, [batch, length]',
  'graph-keeps-cache': ({ input, output }) => `takes ${input} but gives no ${output} back`,
  'graph-input-unknown': ({ inputs, known }) => `asks for ${inputs}; supported are ${known}`,
  'graph-input-missing': ({ input }) => `has no input ${input}`,
  'graph-output-missing': ({ output }) => `has no output ${output}`,
  'graph-encoder-input': ({ inputs }) =>
    `asks for ${inputs}; an encoder takes input_ids, attention_mask and token_type_ids`,
  'graph-no-encoder': ({ outputs }) =>
    `gives ${outputs} and no last_hidden_state; export the encoder with \`optimum-cli export onnx --task feature-extraction\``,
  'graph-fixed-length': ({ tokens }) =>
    `takes texts of ${counted(tokens, 'token')} only; export it with a length that varies`,
  'encoder-folder-without': ({ folder, names }) =>
    `The encoder folder ${folder} holds ${names === '' ? 'no .onnx file' : `only ${names}`}; needed is model.onnx or encoder_model.onnx, in it or its onnx subfolder. \`optimum-cli export onnx --task feature-extraction\` writes it.`,
  'layout-unusable': ({ folder, why }, tell) =>
    `The model folder ${folder} ${tell(why)}. Supported are, in the folder or its onnx subfolder: model.onnx or decoder_model_merged.onnx, or decoder_model.onnx with decoder_with_past_model.onnx, for an encoder–decoder model the latter two with encoder_model.onnx; each also with a variant in its name (model_quantized.onnx). \`optimum-cli export onnx --task text-generation-with-past\` (or text2text-generation-with-past) writes them.`,
  'layout-empty': 'holds no .onnx file',
  'layout-unknown': ({ names }) => `holds no graph of a known name (${names})`,
  'layout-encoder-alone': ({ names }) => `holds an encoder without a decoder (${names})`,
  'layout-half-pair': ({ names }) =>
    `holds half of a decoder's pair of graphs (${names}): decoder_model.onnx reads the prompt, decoder_with_past_model.onnx goes on from its cache, and both are needed`,
  'layout-no-model': ({ names }) => `holds graphs that do not make a model together (${names})`,
  'ended-with-code': ({ exit }) =>
    `The process that runs models ended with exit code ${exit}. What was finished is kept; try again, and check that \`npm ci\` completed.`,
  'ended-by-signal': ({ signal }) =>
    `The process that runs models ended by ${signal}. What was finished is kept; try again, and check that \`npm ci\` completed.`,
  'server-said': ({ host, why }, tell) => `The server ${host} ${tell(why)}.`,
  'server-failing': ({ host, why, items }, tell) =>
    `The server ${host} ${tell(why)}. So it went with ${items} items in a row; the rest was not tried.`,
  'server-refuses-all': ({ host, why, items }, tell) =>
    `The server ${host} ${tell(why)}. So it said of the first ${items} items and answered none; the rest was not tried.`,
  'server-refuses-setting': ({ setting, why }, tell) =>
    `${tell(why)}; it does not take the setting ${setting}: change it, or leave it out and the server goes by its own`,
  'server-wait-long': ({ why, minutes }, tell) =>
    `${tell(why)}; it asks to wait ${counted(minutes, 'minute')}`,
  'no-answer-within': ({ seconds }) => `gave no whole answer within ${seconds} s`,
  'connection-broke': ({ why }, tell) => `could not be reached or broke off: ${tell(why)}`,
  'nothing-listens': 'nothing listens at this address (ECONNREFUSED)',
  'connection-closed': 'the connection was closed in the middle (ECONNRESET)',
  'host-not-found': 'there is no host of this name (ENOTFOUND)',
  'host-not-looked-up': 'the name of the host could not be looked up (EAI_AGAIN)',
  'no-connection': 'no connection came about (ETIMEDOUT)',
  'no-reason-given': 'no reason given',
  'server-redirects': ({ status, to }) =>
    `answered ${status}${to === '' ? '' : ` and points to ${to}`}; redirects are not followed, so set baseUrl to where it really is`,
  'server-answered': ({ status, said }) => `answered ${status}${said === '' ? '' : `: ${said}`}`,
  'answer-is-error': ({ said }) => `answered with an error: ${said}`,
  'answer-of-other-kind': ({ chat, place, fault }, tell) =>
    `answered JSON that is no ${chat ? 'chat completion' : 'completion'} (${place}: ${tell(fault)})`,
  'answer-without-choice': 'answered without a choice: `choices` is empty',
  'answer-refused-by-model': ({ said }) => `refused to answer: ${said}`,
  'answer-without-text': 'answered without a text (a tool call, or another interface)',
  'answer-only-reasons': 'answered with the reasoning of the model and no text',
  'answer-reasons-too-long':
    'answered with reasoning alone: the model came to no text within its tokens; raise maxNewTokens',
  'answer-with-nul': 'answered a text with a NUL character, which cannot be stored',
  'answer-empty': 'answered nothing: the body is empty',
  'answer-is-page': ({ said }) => `answered a web page instead of JSON (${said}); check the address`,
  'answer-broken': 'answered JSON that is cut off or broken',
  'answer-not-json': ({ said }) => `answered something that is no JSON (${said})`,
  'answer-no-model-list': "answered something that is no list of models; type the model's name",
  'graph-cache-type': ({ type }) => `has a cache of ${type}; float32 and float16 are supported`,
  'graph-cache-dimensions': ({ cache, dimensions }) =>
    `has a cache ${cache} of ${dimensions} dimensions; [batch, heads, length, head size] is supported`,
  'graph-cache-size': ({ cache }) =>
    `leaves the size of ${cache} open, and config.json does not state it (num_attention_heads, hidden_size)`,
  'logits-size': ({ file, size, expected }) =>
    `The logits of ${file} have ${size} entries, but config.json in its folder states a vocabulary of ${expected} tokens: these files belong to different models.`,
  'logits-not-numbers':
    'The model gives logits that are not numbers (NaN); its weights are damaged or overflow. Export it again, in float32 if it was float16.',
  'no-token-left':
    'The settings rule out every token (badWordsIds, suppressTokens, noRepeatNgramSize or minNewTokens); relax them.',
  'cache-unexpected': ({ file, cache, given, tokens, expected }) =>
    `The graph ${file} gives a cache ${cache} of ${given} for ${tokens} tokens, where [rows, heads, length, head size] would be ${expected}; caches of fixed size or in another order are not supported.`,
  'embeddings-unexpected': ({ file, output, type, dims, texts, tokens }) =>
    `The graph ${file} gives ${output} as ${type} [${dims}] for ${texts} texts of ${tokens} tokens; an encoder gives numbers [${texts}, ${tokens}, size].`,
  'embeddings-not-finite': ({ file }) =>
    `The graph ${file} gives embeddings that are not finite numbers; try another variant of it.`,
  'no-encoder-folder': ({ folder }) =>
    `There is no encoder folder ${folder}. Give the folder that the export of the encoder wrote.`,
  'last-layer-only': ({ file, layer }) =>
    `The graph ${file} gives its last layer only, so layer ${layer} cannot be chosen; export it with its hidden states, or leave the layer out.`,
  'no-such-layer': ({ file, layer, known }) =>
    `The graph ${file} gives no layer ${layer}; it gives ${known}.`,
  'segment-without-reference': ({ segment }) => `Segment ${segment} has no reference; give at least one.`,
  'template-unreadable': ({ folder, said }) =>
    `The chat template in ${folder} cannot be read (${said}); mend it, or set "chatTemplate" to false.`,
  'model-file-missing': ({ folder, name }) =>
    `The model folder ${folder} has no ${name}; copy it from the model that was exported.`,
  'model-file-unreadable': ({ file, said }) => `${file} cannot be read (${said}).`,
  'model-file-not-json': ({ file, said }) =>
    `${file} is not valid JSON (${said}); it may be truncated. Copy it again.`,
  'model-file-not-an-object': ({ file }) => `${file} does not hold a JSON object; copy it again.`,
  'no-model-folder': ({ folder }) =>
    `There is no model folder ${folder}. Give the folder that the export of the model wrote.`,
  'no-variant': ({ folder, variant, variants }) =>
    `The model folder ${folder} has no variant "${variant}"; it has ${variants}.`,
  'variant-open': ({ folder, variants }) =>
    `The model in ${folder} comes in several variants and none that is unquantized; set "variant" to one of ${variants}.`,
  'start-token-beyond': ({ folder, token, size }) =>
    `The files in ${folder} name ${token} as the decoder's first token, but the model has ${size} tokens; set decoderStartTokenId.`,
  'start-token-unknown': ({ folder }) =>
    `Neither generation_config.json nor config.json in ${folder} states the decoder's first token; set decoderStartTokenId.`,
  'tokenizer-unusable': ({ folder, said }) =>
    `${folder}/tokenizer.json does not describe a tokenizer that can be used (${said}); save it again with \`tokenizer.save_pretrained\`.`,
  'vocabulary-unknown': ({ folder }) =>
    `${folder}/config.json states no vocab_size, and the graph leaves it open.`,
  'vocabulary-differs': ({ folder, configured, size }) =>
    `${folder}/config.json states a vocabulary of ${configured} tokens, but the graph's logits have ${size}: these files belong to different models.`,
  'tokenizer-unfit': ({ folder, tokens, size }) =>
    `The tokenizer in ${folder} has ${tokens} tokens, but the model has ${size}: it does not fit. Copy the tokenizer files of the model that was exported.`,
  'run-left': 'The run was left.',
  'server-key-missing': ({ host, variable }) =>
    `The key of the server ${host} is missing: the environment variable ${variable} is not set where texts are generated.`,
  'host-not-allowed': ({ host }) =>
    `The server ${host} is not among those that may be asked. The administrator allows it by adding ${host} to EVENHAND_MODEL_HOSTS.`,
  'provider-cannot-start': ({ provider, said }) =>
    `The execution provider ${provider} cannot be started (${said}). Install its libraries for onnxruntime-node, or use cpu.`,
  'model-cannot-load': ({ file, said }) =>
    `onnxruntime cannot load ${file}: ${said}. The file may be truncated or corrupt, or its external data (*.onnx_data) missing; copy or export it again.`,
  'model-failed': ({ file, said }) => `The model ${file} failed while running: ${said}.`,
  'no-provider': ({ provider, providers }) =>
    `There is no execution provider "${provider}"; the installed onnxruntime knows ${providers}.`,
  'encoder-nothing-to-read': 'The prompt is empty, so the encoder has nothing to read.',
  'logits-of-last-only': ({ file }) =>
    `The model ${file} gives logits for its last token only, so texts cannot be scored; export it with the logits of all tokens.`,
  'request-without-result': 'The process that runs models ended a request without a result.',
  'inference-closed': 'The process that runs models was closed.',
  'model-crashed': ({ signal }) =>
    `The model crashed the process that ran it (${signal}). Its ONNX file is probably damaged or uses operators in a way that onnxruntime cannot run; export it again.`,
  'inference-killed':
    'The process that runs models was killed (SIGKILL), most often because memory ran out. What was finished is kept; try again with a smaller batch or more memory.',
  'run-cancelled': 'The run was cancelled.',
  'prompt-beyond': ({ tokens, most }) =>
    `The prompt has ${counted(tokens, 'token')}, but the model reads at most ${most}; shorten it.`,
  'text-beyond': ({ tokens, most }) =>
    `The text has ${counted(tokens, 'token')}, but the model reads at most ${most}; shorten it.`,
  'cache-of-other-export': ({ next, input, type, first, given }) =>
    `The graph ${next} takes ${input} as ${type}, but ${first} gives ${given === '' ? 'none' : `it as ${given}`}: the two were not exported together.`,
  'tokenizer-file-unusable': ({ file, said }) =>
    `${file} does not describe a tokenizer that can be used (${said}); save it again with \`tokenizer.save_pretrained\`.`,
  'tokenizer-part-unknown': ({ file, part, fault }, tell) =>
    `${file} has a part that Evenhand does not know or does not compute as the reference does (${part}: ${tell(fault)}); texts would be read otherwise than the model learnt them.`,
  'conversation-without-template': 'The item is a conversation, and the model has no chat template.',
};
