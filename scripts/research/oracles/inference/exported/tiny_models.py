"""The nine architectures in small: configuration, tokenizer, generation_config and how each is laid out on disk."""

from dataclasses import dataclass, field
from typing import Callable

import tiny_tokenizers as tt
import transformers as tf
from tokenizers import Tokenizer

NEW_TOKENS = 48

LLAMA_CHAT = (
    "{{- bos_token }}{% for message in messages %}"
    "{{- '<|start|>' + message['role'] + '<|end|>\\n\\n' + message['content'] | trim + '<|eot|>' }}"
    "{% endfor %}{% if add_generation_prompt %}{{- '<|start|>assistant<|end|>\\n\\n' }}{% endif %}"
)
QWEN_CHAT = """\
{%- if messages[0]['role'] != 'system' %}
    {{- '<|im_start|>system\\nYou write about products.<|im_end|>\\n' }}
{%- endif %}
{%- for message in messages %}
    {{- '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
{%- endif %}
"""


# What the layers of BART and Marian add drowns what the last token says, so that texts soon go in circles.
POST_NORM = {
    r"decoder.*encoder_attn\.out_proj\.weight": 0.15,
    r"decoder.*self_attn\.out_proj\.weight": 0.4,
    r"decoder.*(layernorm_embedding|attn_layer_norm)\.weight": 3,
    r"decoder.*fc2\.weight": 1 / 3,
}


@dataclass
class Recipe:
    """How one model is made."""

    name: str
    model_class: type
    config: Callable[[int], tf.PretrainedConfig]  # of the vocabulary's size
    tokenizer: Callable[[], Tokenizer]
    described: dict  # tokenizer_config.json
    # generation_config.json without the end token, of the vocabulary's size
    generation: Callable[[int], dict]
    layout: str  # a function of layouts.py
    end: int  # the end token's id
    # How the end token is made to come late in some texts: "swap" its row of the output layer with another
    # token's, or "list" further tokens in generation_config.json.
    end_by: str
    chat_file: str | None = None
    # Factors for the weights whose names match: what makes the texts of the freshly initialised model varied.
    factors: dict[str, float] = field(default_factory=dict)
    # Weights by name whose rows for byte tokens become small, so that texts are made of characters.
    few_bytes: str | None = None
    # Length of each token's row of the output layer: as they come, the few longest win too often.
    even_rows: float = 0.0
    # Standard deviation of a random decoder position table instead of the sinusoids, whose slow ones hardly matter
    # in a short text.
    random_positions: float = 0.0



def recipes() -> list[Recipe]:
    return [
        Recipe(
            name="gpt2",
            model_class=tf.GPT2LMHeadModel,
            config=lambda size: tf.GPT2Config(
                vocab_size=size, n_positions=96, n_embd=32, n_layer=2, n_head=4, initializer_range=0.4,
                bos_token_id=0, eos_token_id=0, tie_word_embeddings=False,
            ),
            tokenizer=lambda: tt.byte_level(320, ["<|endoftext|>"]),
            described={
                "tokenizer_class": "GPT2Tokenizer", "add_prefix_space": False, "model_max_length": 96,
                **dict.fromkeys(["bos_token", "eos_token", "unk_token"], "<|endoftext|>"),
            },
            generation=lambda size: {"bos_token_id": 0},
            layout="single",
            end=0,
            end_by="swap",
            factors={r"transformer\.wpe": 4},
        ),
        Recipe(
            name="llama",
            model_class=tf.LlamaForCausalLM,
            config=lambda size: tf.LlamaConfig(
                vocab_size=size, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
                num_key_value_heads=2, max_position_embeddings=128, initializer_range=0.5,
                bos_token_id=1, eos_token_id=2, pad_token_id=None,
            ),
            tokenizer=lambda: tt.surround(
                tt.byte_fallback(420, ["<unk>", "<s>", "</s>", "<|start|>", "<|end|>", "<|eot|>"], True), "<s> $A"
            ),
            described={
                "tokenizer_class": "LlamaTokenizerFast", "bos_token": "<s>", "eos_token": "</s>",
                "unk_token": "<unk>", "add_bos_token": True, "add_eos_token": False, "legacy": False,
                "model_max_length": 128, "chat_template": LLAMA_CHAT,
            },
            generation=lambda size: {"bos_token_id": 1, "do_sample": True, "temperature": 0.6, "top_p": 0.9},
            layout="transformers_js",
            end=2,
            end_by="list",
            few_bytes="lm_head.weight",
        ),
        Recipe(
            name="qwen2",
            model_class=tf.Qwen2ForCausalLM,
            config=lambda size: tf.Qwen2Config(
                vocab_size=size, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
                num_key_value_heads=1, max_position_embeddings=128, initializer_range=0.5,
                tie_word_embeddings=True, bos_token_id=None, eos_token_id=322,
            ),
            tokenizer=lambda: tt.byte_level(
                323, [], ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], words=True
            ),
            described={
                "tokenizer_class": "Qwen2Tokenizer", "bos_token": None, "eos_token": "<|im_end|>",
                "pad_token": "<|endoftext|>", "unk_token": None, "add_prefix_space": False,
                "model_max_length": 128,
            },
            generation=lambda size: {
                "pad_token_id": 320, "do_sample": True, "repetition_penalty": 1.05, "temperature": 0.7,
                "top_p": 0.8, "top_k": 20,
            },
            layout="external_data",
            end=322,
            end_by="list",
            chat_file=QWEN_CHAT,
        ),
        Recipe(
            name="gemma",
            model_class=tf.GemmaForCausalLM,
            config=lambda size: tf.GemmaConfig(
                vocab_size=size, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
                num_key_value_heads=1, head_dim=12, max_position_embeddings=128, initializer_range=0.5,
                pad_token_id=0, eos_token_id=1, bos_token_id=2,
            ),
            tokenizer=lambda: tt.surround(
                tt.byte_fallback(400, ["<pad>", "<eos>", "<bos>", "<unk>"], False), "<bos> $A"
            ),
            described={
                "tokenizer_class": "GemmaTokenizerFast", "bos_token": "<bos>", "eos_token": "<eos>",
                "unk_token": "<unk>", "pad_token": "<pad>", "add_bos_token": True, "add_eos_token": False,
                "model_max_length": 128,
            },
            generation=lambda size: {"bos_token_id": 2, "pad_token_id": 0},
            layout="merged",
            end=1,
            end_by="list",
            few_bytes="model.embed_tokens.weight",
        ),
        Recipe(
            name="phi",
            model_class=tf.PhiForCausalLM,
            config=lambda size: tf.PhiConfig(
                vocab_size=size, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
                max_position_embeddings=128, partial_rotary_factor=0.5, initializer_range=0.5,
                bos_token_id=0, eos_token_id=0,
            ),
            tokenizer=lambda: tt.byte_level(300, ["<|endoftext|>"]),
            described={
                "tokenizer_class": "CodeGenTokenizer", "add_prefix_space": False, "model_max_length": 128,
                **dict.fromkeys(["bos_token", "eos_token", "unk_token"], "<|endoftext|>"),
            },
            generation=lambda size: {"bos_token_id": 0},
            layout="pair",
            end=0,
            end_by="swap",
        ),
        Recipe(
            name="opt",
            model_class=tf.OPTForCausalLM,
            config=lambda size: tf.OPTConfig(
                vocab_size=size, hidden_size=32, ffn_dim=48, num_hidden_layers=2, num_attention_heads=4,
                max_position_embeddings=128, word_embed_proj_dim=24, init_std=0.5,
                bos_token_id=2, eos_token_id=2, pad_token_id=1, tie_word_embeddings=False,
            ),
            tokenizer=lambda: tt.surround(
                tt.byte_level(300, ["<s>", "<pad>", "</s>", "<unk>"]), "</s> $A"
            ),
            described={
                "tokenizer_class": "GPT2Tokenizer", "add_prefix_space": False, "add_bos_token": True,
                "bos_token": "</s>", "eos_token": "</s>", "unk_token": "</s>", "pad_token": "<pad>",
                "model_max_length": 128,
            },
            generation=lambda size: {"bos_token_id": 2, "pad_token_id": 1},
            layout="three_files",
            end=2,
            end_by="swap",
            factors={"embed_positions": 4},
        ),
        Recipe(
            name="t5",
            model_class=tf.T5ForConditionalGeneration,
            config=lambda size: tf.T5Config(
                vocab_size=size, d_model=24, d_kv=8, d_ff=32, num_layers=2, num_heads=4, num_decoder_layers=2,
                relative_attention_num_buckets=8, relative_attention_max_distance=20,
                feed_forward_proj="gated-gelu", tie_word_embeddings=False,
                pad_token_id=0, eos_token_id=1, decoder_start_token_id=0,
            ),
            tokenizer=lambda: tt.surround(
                tt.unigram(260, ["<pad>", "</s>", "<unk>"], "<unk>", [f"<extra_id_{i}>" for i in range(4)]),
                "$A </s>",
            ),
            described={
                "tokenizer_class": "T5TokenizerFast", "eos_token": "</s>", "unk_token": "<unk>",
                "pad_token": "<pad>", "extra_ids": 4, "model_max_length": 512,
                "additional_special_tokens": [f"<extra_id_{i}>" for i in range(4)],
            },
            generation=lambda size: {"pad_token_id": 0, "decoder_start_token_id": 0},
            layout="encoder_merged",
            end=1,
            end_by="swap",
            factors={r"decoder.*relative_attention_bias": 8, r"\.q\.": 0.5, r"decoder.*\.wo": 3},
        ),
        Recipe(
            name="bart",
            model_class=tf.BartForConditionalGeneration,
            config=lambda size: tf.BartConfig(
                vocab_size=size, d_model=24, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4,
                decoder_attention_heads=4, encoder_ffn_dim=32, decoder_ffn_dim=32, max_position_embeddings=128,
                init_std=0.6, bos_token_id=0, pad_token_id=1, eos_token_id=2, decoder_start_token_id=2,
                forced_bos_token_id=0, forced_eos_token_id=2, tie_word_embeddings=False,
            ),
            tokenizer=lambda: tt.surround(
                tt.byte_level(300, ["<s>", "<pad>", "</s>", "<unk>"], ["<mask>"]), "<s> $A </s>"
            ),
            described={
                "tokenizer_class": "BartTokenizer", "add_prefix_space": False, "model_max_length": 128,
                "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>",
                "cls_token": "<s>", "sep_token": "</s>", "mask_token": "<mask>",
            },
            generation=lambda size: {
                "bos_token_id": 0, "pad_token_id": 1, "decoder_start_token_id": 2, "forced_bos_token_id": 0,
                "forced_eos_token_id": 2, "num_beams": 4, "early_stopping": True, "length_penalty": 2.0,
                "no_repeat_ngram_size": 3,
            },
            layout="encoder_pair",
            end=2,
            end_by="swap",
            factors={"embed_positions": 5, **POST_NORM},
            even_rows=2.5,
        ),
        Recipe(
            name="marian",
            model_class=tf.MarianMTModel,
            config=lambda size: tf.MarianConfig(
                vocab_size=size, decoder_vocab_size=size, d_model=32, encoder_layers=2, decoder_layers=2,
                encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=32, decoder_ffn_dim=32,
                max_position_embeddings=128, init_std=0.6, scale_embedding=True, activation_function="swish",
                bos_token_id=0, eos_token_id=0, forced_eos_token_id=0, tie_word_embeddings=False,
                pad_token_id=size - 1, decoder_start_token_id=size - 1,
            ),
            tokenizer=lambda: tt.surround(
                tt.unigram(280, ["</s>", "<unk>"], "<unk>", ["<pad>"]), "$A </s>"
            ),
            described={
                "tokenizer_class": "MarianTokenizer", "eos_token": "</s>", "unk_token": "<unk>",
                "pad_token": "<pad>", "source_lang": "eng", "target_lang": "deu", "model_max_length": 128,
            },
            generation=lambda size: {
                "bos_token_id": 0, "pad_token_id": size - 1, "decoder_start_token_id": size - 1, "forced_eos_token_id": 0,
                "num_beams": 4, "bad_words_ids": [[size - 1]],
            },
            layout="encoder_merged_transformers_js",
            end=0,
            end_by="swap",
            factors=POST_NORM,
            even_rows=2.5,
            random_positions=6.0,
        ),
    ]
