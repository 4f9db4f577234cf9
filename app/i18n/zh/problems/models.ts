import type { models as reasons } from '#app/core/shared/reasons/models.ts';
import type { ProblemWords } from '../../problemWords.ts';

const others = (more: number) => (more === 0 ? '' : `（另有 ${more} 处）`);

export const models: ProblemWords<typeof reasons> = {
  'settings-invalid': ({ first, more }, tell) =>
    `生成设置无效：${first.path}：${tell(first)}${others(more)}。`,
  'model-settings-unsupported': ({ first, more }, tell) =>
    `模型的 generation_config.json 要求了不支持的内容；请在设置中另行指定，或从该文件中去掉：${first.path}：${tell(first)}${others(more)}。`,
  'idle-setting': ({ condition }) => `只有在 ${condition} 时才起作用`,
  'beams-with-sampling': ({ beams }) => `为 ${beams} 时不能与 doSample true 同用；请改动其中之一`,
  'tokens-beyond': ({ tokens, size }) => `含有词元 ${tokens}，而模型只有 ${size} 个词元（0 到 ${size - 1}）`,
  'tokens-unfit': ({ folder, first, more }, tell) =>
    `生成设置与 ${folder} 中的模型不符：${first.path} ${tell(first)}${others(more)}。未设置的项目取自模型的 generation_config.json；请设为模型所有的词元。`,
  'defect-of-inference': ({ said }) => `运行模型的进程出了故障：${said}`,
  'item-unanswerable': ({ item, why }, tell) => `题目 ${item}：${tell(why).replace(/。$/, '')}。`,
  'messages-without-template': '以消息的形式给出，而“chatTemplate”设为 false',
  'template-missing':
    '需要对话模板，而模型文件夹中没有（chat_template.jinja，或在 tokenizer_config.json 中）',
  'prompt-too-long': ({ tokens, most }) =>
    `提示有 ${tokens} 个词元，而模型最多读 ${most} 个；请缩短提示，或把“truncation”设为“left”或“right”`,
  'no-begin-token': '提示为空，而模型没有可以作为开头的词元',
  'nothing-for-encoder': '提示为空，分词器没有给编码器任何可读的内容',
  'nothing-left': ({ tokens, most }) => `提示有 ${tokens} 个词元，用尽了 maxLength（${most}）`,
  'template-unsuited': ({ said }) => `与模型的对话模板不符（${said}）`,
  'logits-not-numbers-for-text': '模型对这个文本给出的 logits 不是数字（NaN）。',
  'graph-refused': ({ file, why }, tell) => `计算图 ${file} ${tell(why)}。`,
  'graph-input-useless': ({ inputs, textToText, known }) =>
    `要求 ${inputs}，而${textToText ? '文本到文本' : '仅含解码器'}的模型用不到它；支持的有 ${known}`,
  'graph-without-ids': '没有输入 input_ids，因而不是语言模型',
  'graph-without-logits': '没有输出 logits，因而不是语言模型',
  'graph-without-cache': ({ what }) =>
    `导出时没有缓存（${what}）；请用 \`--task text-generation-with-past\` 重新导出（编码器–解码器模型用 text2text-generation-with-past）`,
  'graph-input-type': ({ input, type }) => `以 ${type} 接收 ${input}；支持的有 int64 和 int32`,
  'graph-positions': '所接收的 position_ids 不是两维 [batch, length]',
  'graph-keeps-cache': ({ input, output }) => `接收 ${input}，却不返回 ${output}`,
  'graph-input-unknown': ({ inputs, known }) => `要求 ${inputs}；支持的有 ${known}`,
  'graph-input-missing': ({ input }) => `没有输入 ${input}`,
  'graph-output-missing': ({ output }) => `没有输出 ${output}`,
  'graph-encoder-input': ({ inputs }) =>
    `要求 ${inputs}；编码器接收 input_ids、attention_mask 和 token_type_ids`,
  'graph-no-encoder': ({ outputs }) =>
    `给出 ${outputs}，而没有 last_hidden_state；请用 \`optimum-cli export onnx --task feature-extraction\` 导出编码器`,
  'graph-fixed-length': ({ tokens }) => `只接收 ${tokens} 个词元的文本；请以可变长度导出`,
  'encoder-folder-without': ({ folder, names }) =>
    `编码器文件夹 ${folder} 中${names === '' ? '没有 .onnx 文件' : `只有 ${names}`}；需要 model.onnx 或 encoder_model.onnx，位于该文件夹或其 onnx 子文件夹中。\`optimum-cli export onnx --task feature-extraction\` 会写出它。`,
  'layout-unusable': ({ folder, why }, tell) =>
    `模型文件夹 ${folder} ${tell(why)}。支持的文件位于该文件夹或其 onnx 子文件夹中：model.onnx 或 decoder_model_merged.onnx，或 decoder_model.onnx 与 decoder_with_past_model.onnx；编码器–解码器模型为后两者加上 encoder_model.onnx；文件名中都可以带有变体（model_quantized.onnx）。\`optimum-cli export onnx --task text-generation-with-past\`（或 text2text-generation-with-past）会写出它们。`,
  'layout-empty': '中没有 .onnx 文件',
  'layout-unknown': ({ names }) => `中没有名称已知的计算图（${names}）`,
  'layout-encoder-alone': ({ names }) => `中有编码器而没有解码器（${names}）`,
  'layout-half-pair': ({ names }) =>
    `中只有解码器两个计算图中的一个（${names}）：decoder_model.onnx 读提示，decoder_with_past_model.onnx 从缓存继续，两者缺一不可`,
  'layout-no-model': ({ names }) => `中的计算图合起来不成为一个模型（${names}）`,
  'ended-with-code': ({ exit }) =>
    `运行模型的进程以退出码 ${exit} 结束。已完成的部分都已保留；请重试，并检查 \`npm ci\` 是否完整执行。`,
  'ended-by-signal': ({ signal }) =>
    `运行模型的进程因 ${signal} 结束。已完成的部分都已保留；请重试，并检查 \`npm ci\` 是否完整执行。`,
  'server-said': ({ host, why }, tell) => `服务器 ${host} ${tell(why)}。`,
  'server-failing': ({ host, why, items }, tell) =>
    `服务器 ${host} ${tell(why)}。连续 ${items} 个题目都是如此，其余的没有再试。`,
  'server-refuses-all': ({ host, why, items }, tell) =>
    `服务器 ${host} ${tell(why)}。对前 ${items} 个题目都是如此，没有给出任何回答；其余的没有再试。`,
  'server-refuses-setting': ({ setting, why }, tell) =>
    `${tell(why)}；它不接受设置 ${setting}：请更改，或不填写，由服务器自行决定`,
  'server-wait-long': ({ why, minutes }, tell) => `${tell(why)}；它要求等待 ${minutes} 分钟`,
  'no-answer-within': ({ seconds }) => `在 ${seconds} 秒内没有给出完整的回答`,
  'connection-broke': ({ why }, tell) => `无法连接，或中途断开：${tell(why)}`,
  'nothing-listens': '该地址上没有服务（ECONNREFUSED）',
  'connection-closed': '连接中途被关闭（ECONNRESET）',
  'host-not-found': '没有这个名称的主机（ENOTFOUND）',
  'host-not-looked-up': '无法查到主机的名称（EAI_AGAIN）',
  'no-connection': '未能建立连接（ETIMEDOUT）',
  'no-reason-given': '没有说明原因',
  'server-redirects': ({ status, to }) =>
    `回答 ${status}${to === '' ? '' : `，并指向 ${to}`}；这里不跟随重定向，请把 baseUrl 设为它真正的地址`,
  'server-answered': ({ status, said }) => `回答 ${status}${said === '' ? '' : `：${said}`}`,
  'answer-is-error': ({ said }) => `回答了一个错误：${said}`,
  'answer-of-other-kind': ({ chat, place, fault }, tell) =>
    `回答的 JSON 不是${chat ? '对话补全' : '文本补全'}（${place}：${tell(fault)}）`,
  'answer-without-choice': '回答中没有可选的内容：`choices` 为空',
  'answer-refused-by-model': ({ said }) => `拒绝回答：${said}`,
  'answer-without-text': '回答中没有文本（工具调用，或采用了另一种接口）',
  'answer-only-reasons': '只给出了模型的推理过程，没有文本',
  'answer-reasons-too-long': '只给出了推理过程：模型在限定的词元数内没有写出文本；请提高 maxNewTokens',
  'answer-with-nul': '回答的文本含有 NUL 字符，无法保存',
  'answer-empty': '没有回答任何内容：正文为空',
  'answer-is-page': ({ said }) => `回答的是网页而不是 JSON（${said}）；请检查地址`,
  'answer-broken': '回答的 JSON 被截断或已损坏',
  'answer-not-json': ({ said }) => `回答的内容不是 JSON（${said}）`,
  'answer-no-model-list': '回答的内容不是模型列表；请手动填写模型名称',
  'graph-cache-type': ({ type }) => `的缓存类型为 ${type}；支持的有 float32 和 float16`,
  'graph-cache-dimensions': ({ cache, dimensions }) =>
    `的缓存 ${cache} 为 ${dimensions} 维；支持的是 [batch, heads, length, head size]`,
  'graph-cache-size': ({ cache }) =>
    `没有确定 ${cache} 的大小，config.json 也没有写明（num_attention_heads、hidden_size）`,
  'logits-size': ({ file, size, expected }) =>
    `${file} 的 logits 有 ${size} 项，而其文件夹中的 config.json 写明词表有 ${expected} 个词元：这些文件属于不同的模型。`,
  'logits-not-numbers':
    '模型给出的 logits 不是数字（NaN）；其权重已损坏或溢出。请重新导出，如果原为 float16，请用 float32。',
  'no-token-left':
    '这些设置排除了所有词元（badWordsIds、suppressTokens、noRepeatNgramSize 或 minNewTokens）；请放宽。',
  'cache-unexpected': ({ file, cache, given, tokens, expected }) =>
    `计算图 ${file} 对 ${tokens} 个词元给出的缓存 ${cache} 为 ${given}，而 [rows, heads, length, head size] 应为 ${expected}；不支持大小固定或次序不同的缓存。`,
  'embeddings-unexpected': ({ file, output, type, dims, texts, tokens }) =>
    `计算图 ${file} 对 ${texts} 个各有 ${tokens} 个词元的文本给出的 ${output} 为 ${type} [${dims}]；编码器应给出 [${texts}, ${tokens}, size] 的数字。`,
  'embeddings-not-finite': ({ file }) => `计算图 ${file} 给出的嵌入向量不是有限的数；请换用它的另一种变体。`,
  'no-encoder-folder': ({ folder }) => `没有编码器文件夹 ${folder}。请指明导出编码器时写出的文件夹。`,
  'last-layer-only': ({ file, layer }) =>
    `计算图 ${file} 只给出最后一层，因此不能选择第 ${layer} 层；请连同隐藏状态一起导出，或不指定层。`,
  'no-such-layer': ({ file, layer, known }) => `计算图 ${file} 没有给出第 ${layer} 层；它给出 ${known}。`,
  'segment-without-reference': ({ segment }) => `第 ${segment} 段没有参考文本；请至少给出一个。`,
  'template-unreadable': ({ folder, said }) =>
    `${folder} 中的对话模板无法读取（${said}）；请修正，或把“chatTemplate”设为 false。`,
  'model-file-missing': ({ folder, name }) => `模型文件夹 ${folder} 中没有 ${name}；请从所导出的模型复制。`,
  'model-file-unreadable': ({ file, said }) => `无法读取 ${file}（${said}）。`,
  'model-file-not-json': ({ file, said }) => `${file} 不是有效的 JSON（${said}），可能被截断。请重新复制。`,
  'model-file-not-an-object': ({ file }) => `${file} 中不是 JSON 对象；请重新复制。`,
  'no-model-folder': ({ folder }) => `没有模型文件夹 ${folder}。请指明导出模型时写出的文件夹。`,
  'no-variant': ({ folder, variant, variants }) =>
    `模型文件夹 ${folder} 没有变体“${variant}”；现有 ${variants}。`,
  'variant-open': ({ folder, variants }) =>
    `${folder} 中的模型有几种变体，而没有未量化的；请把“variant”设为 ${variants} 之一。`,
  'start-token-beyond': ({ folder, token, size }) =>
    `${folder} 中的文件把 ${token} 指定为解码器的第一个词元，而模型只有 ${size} 个词元；请设置 decoderStartTokenId。`,
  'start-token-unknown': ({ folder }) =>
    `${folder} 中的 generation_config.json 和 config.json 都没有写明解码器的第一个词元；请设置 decoderStartTokenId。`,
  'tokenizer-unusable': ({ folder, said }) =>
    `${folder}/tokenizer.json 所描述的分词器无法使用（${said}）；请用 \`tokenizer.save_pretrained\` 重新保存。`,
  'vocabulary-unknown': ({ folder }) => `${folder}/config.json 没有写明 vocab_size，计算图也没有确定它。`,
  'vocabulary-differs': ({ folder, configured, size }) =>
    `${folder}/config.json 写明词表有 ${configured} 个词元，而计算图的 logits 有 ${size} 项：这些文件属于不同的模型。`,
  'tokenizer-unfit': ({ folder, tokens, size }) =>
    `${folder} 中的分词器有 ${tokens} 个词元，而模型有 ${size} 个：两者不相符。请复制所导出的模型的分词器文件。`,
  'run-left': '运行已中止。',
  'server-key-missing': ({ host, variable }) =>
    `缺少服务器 ${host} 的密钥：在生成文本的机器上没有设置环境变量 ${variable}。`,
  'host-not-allowed': ({ host }) =>
    `服务器 ${host} 不在允许询问之列。管理员可把 ${host} 加入 EVENHAND_MODEL_HOSTS 来允许它。`,
  'provider-cannot-start': ({ provider, said }) =>
    `执行提供程序 ${provider} 无法启动（${said}）。请安装它用于 onnxruntime-node 的库，或使用 cpu。`,
  'model-cannot-load': ({ file, said }) =>
    `onnxruntime 无法加载 ${file}：${said}。文件可能被截断或损坏，或缺少外部数据（*.onnx_data）；请复制或重新导出。`,
  'model-failed': ({ file, said }) => `模型 ${file} 在运行中失败：${said}。`,
  'no-provider': ({ provider, providers }) =>
    `没有执行提供程序“${provider}”；已安装的 onnxruntime 有 ${providers}。`,
  'encoder-nothing-to-read': '提示为空，编码器没有可读的内容。',
  'logits-of-last-only': ({ file }) =>
    `模型 ${file} 只给出最后一个词元的 logits，因此不能为文本计分；请导出所有词元的 logits。`,
  'request-without-result': '运行模型的进程没有给出结果就结束了请求。',
  'inference-closed': '运行模型的进程已关闭。',
  'model-crashed': ({ signal }) =>
    `模型使运行它的进程崩溃（${signal}）。其 ONNX 文件可能已损坏，或以 onnxruntime 不能执行的方式使用算子；请重新导出。`,
  'inference-killed':
    '运行模型的进程被强行终止（SIGKILL），多半是因为内存耗尽。已完成的部分都已保留；请减小批量或增加内存后重试。',
  'run-cancelled': '运行已取消。',
  'prompt-beyond': ({ tokens, most }) => `提示有 ${tokens} 个词元，而模型最多读 ${most} 个；请缩短。`,
  'text-beyond': ({ tokens, most }) => `文本有 ${tokens} 个词元，而模型最多读 ${most} 个；请缩短。`,
  'cache-of-other-export': ({ next, input, type, first, given }) =>
    `计算图 ${next} 以 ${type} 接收 ${input}，而 ${first} ${given === '' ? '没有给出它' : `以 ${given} 给出它`}：两者不是一起导出的。`,
  'tokenizer-file-unusable': ({ file, said }) =>
    `${file} 所描述的分词器无法使用（${said}）；请用 \`tokenizer.save_pretrained\` 重新保存。`,
  'tokenizer-part-unknown': ({ file, part, fault }, tell) =>
    `${file} 中有 Evenhand 不认识、或不能与参考实现一致计算的部分（${part}：${tell(fault)}）；文本的读法会与模型所学的不同。`,
  'conversation-without-template': '该题目是对话，而模型没有对话模板。',
};
