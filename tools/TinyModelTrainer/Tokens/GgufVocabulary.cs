using Quorum.LlamaCpp.Gguf;

namespace TinyModelTrainer.Tokens;

/// <summary>The vocabulary as the metadata of a GGUF file.</summary>
public static class GgufVocabulary
{
    private const int Normal = 1, Control = 3, UserDefined = 4; // llama_token_type

    // The system text first, then the turns; reasoning of earlier turns is left out; a reply begins inside its reasoning.
    private const string ChatTemplate =
        "{{ '<｜begin▁of▁sentence｜>' }}"
        + "{% for message in messages %}"
        + "{% if message['role'] == 'system' %}{{ message['content'] }}"
        + "{% elif message['role'] == 'user' %}{{ '<｜User｜>' + message['content'] }}"
        + "{% else %}{{ '<｜Assistant｜>' + message['content'].split('</think>')[-1] + '<｜end▁of▁sentence｜>' }}{% endif %}"
        + "{% endfor %}"
        + "{% if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}";

    /// <summary>Adds tokens, merges and the chat template.</summary>
    public static void Add(GgufWriter writer, Vocabulary vocabulary)
    {
        var types = vocabulary.Tokens.Select((_, id) =>
            id < SpecialToken.FirstVisible ? Control : id < SpecialToken.Texts.Count ? UserDefined : Normal);
        writer
            .Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", "gpt-2")
            .Add("tokenizer.ggml.tokens", vocabulary.Tokens)
            .Add("tokenizer.ggml.token_type", (IReadOnlyList<int>)[.. types])
            .Add("tokenizer.ggml.merges", (IReadOnlyList<string>)[.. vocabulary.Merges.Select(merge => $"{merge.Left} {merge.Right}")])
            .Add("tokenizer.ggml.bos_token_id", (uint)SpecialToken.Begin)
            .Add("tokenizer.ggml.eos_token_id", (uint)SpecialToken.End)
            .Add("tokenizer.ggml.padding_token_id", (uint)SpecialToken.Padding)
            .Add("tokenizer.ggml.add_bos_token", true)
            .Add("tokenizer.ggml.add_eos_token", false)
            .Add("tokenizer.chat_template", ChatTemplate);
    }
}
