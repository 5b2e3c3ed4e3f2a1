namespace Quorum.LlamaCpp.Gguf;

/// <summary>
/// What the architectures <c>llama</c>, <c>qwen2</c> and <c>qwen3</c> ask of hyper-parameters and tensors, so that llama.cpp v0.5.0 loads and
/// runs them.
/// </summary>
internal sealed class TransformerRules
{
    private const long MaxHeads = 16_384;
    private const long MaxHeadSize = 16_384;

    private readonly MetadataRules _metadata;
    private readonly string _architecture;
    private readonly Dictionary<string, GgufTensor> _unused;
    private readonly long _tokens;
    private readonly long _layers;
    private readonly long _embedding;
    private readonly long _feedForward;
    private readonly long _queries;
    private readonly long _keys;
    private readonly long _defaultHeadSize;
    private readonly long _headSize;
    private readonly long _experts;

    public TransformerRules(MetadataRules metadata, string architecture, int tokens)
    {
        _metadata = metadata;
        _architecture = architecture;
        _unused = metadata.File.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        _tokens = tokens;
        _layers = metadata.UInt32(Key("block_count")) ?? 0;
        _embedding = metadata.UInt32(Key("embedding_length")) ?? 0;
        _feedForward = metadata.UInt32(Key("feed_forward_length"), 1, int.MaxValue);
        long heads = metadata.UInt32(Key("attention.head_count"), 1, MaxHeads);
        long keyHeads = metadata.UInt32(Key("attention.head_count_kv"), 1, heads, heads);
        if (heads % keyHeads != 0) throw metadata.Fault($"its {heads} attention heads cannot share {keyHeads} key-value heads evenly.");
        _defaultHeadSize = _embedding / heads;
        _headSize = metadata.UInt32(Key("attention.key_length"), 2, MaxHeadSize, _defaultHeadSize);
        _queries = heads * _headSize;
        _keys = keyHeads * _headSize;
        _experts = metadata.UInt32(Key("expert_count"), 0, IsLlama ? int.MaxValue : 0, 0);
    }

    private bool IsLlama => _architecture == "llama";

    /// <summary>Whether the rules are those of an architecture.</summary>
    public static bool Know(string? architecture) => architecture is "llama" or "qwen2" or "qwen3";

    public void Check()
    {
        CheckAttention();
        CheckPurpose();
        CheckTensors();
    }

    private void CheckAttention()
    {
        _ = _metadata.UInt32(Key("attention.value_length"), _headSize, _headSize, _defaultHeadSize);
        _ = _metadata.UInt32(Key("rope.dimension_count"), _headSize, _headSize, _headSize);
        if (_architecture == "qwen2" && _queries != _embedding)
            throw _metadata.Fault($"its attention heads have a size of {_headSize}; qwen2 wants {_embedding} over all heads.");
        if (_headSize % 2 != 0) throw _metadata.Fault($"its attention heads have a size of {_headSize}; it must be even.");
        if (_metadata.Float32(Key("attention.layer_norm_rms_epsilon"), 0) is null)
            throw _metadata.Fault($"'{Key("attention.layer_norm_rms_epsilon")}' is missing; convert the model anew.");
        _ = _metadata.UInt32(Key("expert_used_count"));
    }

    /// <summary>Keys with which llama.cpp would not run the model as one that generates text.</summary>
    private void CheckPurpose()
    {
        if (_metadata.Boolean(Key("attention.causal")) == false)
            throw _metadata.Fault($"it attends to text that follows, so it is an embedding model and cannot generate.");
        if (_metadata.File.Metadata.ContainsKey(Key("classifier.output_labels")))
            throw _metadata.Fault($"it is a classifier and cannot generate text.");
        if (_metadata.Text(Key("rope.scaling.type")) == "longrope")
            throw _metadata.Fault($"the architecture {_architecture} has no 'longrope' positions.");
        _ = _metadata.UInt32(Key("embedding_length_out"), _embedding, _embedding, _embedding);
        _ = _metadata.UInt32(Key("pooling_type"), 0, 0, 0);
        _ = _metadata.UInt32(Key("nextn_predict_layers"), 0, 0, 0);
    }

    private void CheckTensors()
    {
        Matrix("token_embd.weight", _embedding, _tokens);
        Vector("output_norm.weight", _embedding);
        if (_unused.ContainsKey("output.weight")) Scaled("output", bias: _architecture == "qwen2", _embedding, _tokens);
        if (IsLlama && _unused.ContainsKey("rope_freqs.weight")) Vector("rope_freqs.weight", _headSize / 2);
        for (int layer = 0; layer < _layers; layer++) CheckLayer($"blk.{layer}.");
        if (_unused.Count > 0)
        {
            throw _metadata.Fault(
                $"the tensor '{_unused.Keys.First()}' does not belong to a {_architecture} model of {_layers} layers; convert the model anew.");
        }
    }

    private void CheckLayer(string layer)
    {
        Vector($"{layer}attn_norm.weight", _embedding);
        Scaled($"{layer}attn_q", bias: true, _embedding, _queries);
        Scaled($"{layer}attn_k", bias: true, _embedding, _keys);
        Scaled($"{layer}attn_v", bias: true, _embedding, _keys);
        Scaled($"{layer}attn_output", bias: IsLlama, _queries, _embedding);
        if (_architecture == "qwen3")
        {
            Vector($"{layer}attn_q_norm.weight", _headSize);
            Vector($"{layer}attn_k_norm.weight", _headSize);
        }

        Vector($"{layer}ffn_norm.weight", _embedding);
        if (_experts == 0)
        {
            Scaled($"{layer}ffn_gate", bias: IsLlama, _embedding, _feedForward);
            Scaled($"{layer}ffn_down", bias: IsLlama, _feedForward, _embedding);
            Scaled($"{layer}ffn_up", bias: IsLlama, _embedding, _feedForward);
        }
        else
        {
            Matrix($"{layer}ffn_gate_inp.weight", _embedding, _experts);
            Scaled($"{layer}ffn_gate_exps", bias: false, _embedding, _feedForward, _experts);
            Scaled($"{layer}ffn_down_exps", bias: false, _feedForward, _embedding, _experts);
            Scaled($"{layer}ffn_up_exps", bias: false, _embedding, _feedForward, _experts);
        }
    }

    /// <summary>A weight that may have a bias, or the scales that NVFP4 needs beside its blocks; llama.cpp asserts that not both.</summary>
    private void Scaled(string name, bool bias, params long[] dimensions)
    {
        Matrix($"{name}.weight", dimensions);
        if (bias && _unused.ContainsKey($"{name}.bias"))
        {
            Vector($"{name}.bias", dimensions[1]);
            return;
        }

        long scales = dimensions.Length > 2 ? dimensions[2] : 1;
        foreach (string scale in (ReadOnlySpan<string>)[$"{name}.scale", $"{name}.input_scale"])
        {
            if (_unused.ContainsKey(scale)) Vector(scale, scales);
        }
    }

    private void Vector(string name, long dimension)
    {
        GgufTensor tensor = Take(name, dimension);
        if (tensor.Type != GgufTensorType.F32) throw _metadata.Fault($"the tensor '{name}' is of type {tensor.Type}; llama.cpp wants F32.");
    }

    private void Matrix(string name, params long[] dimensions)
    {
        GgufTensor tensor = Take(name, dimensions);
        if (tensor.Type is GgufTensorType.Q8_1 or GgufTensorType.Q8_K or GgufTensorType.I8 or GgufTensorType.I16
            or GgufTensorType.I32 or GgufTensorType.I64 or GgufTensorType.F64)
        {
            throw _metadata.Fault($"the tensor '{name}' is of type {tensor.Type}, which llama.cpp cannot multiply with.");
        }
    }

    private string Key(string name) => $"{_architecture}.{name}";

    private static long SizeAt(IReadOnlyList<long> dimensions, int index) => index < dimensions.Count ? dimensions[index] : 1;

    private GgufTensor Take(string name, params long[] dimensions)
    {
        if (!_unused.Remove(name, out GgufTensor? tensor))
        {
            throw _metadata.Fault(
                $"the tensor '{name}' is missing. The download is incomplete or the conversion failed, fetch or convert it again.");
        }
        int rank = Math.Max(dimensions.Length, tensor.Dimensions.Count);
        for (int i = 0; i < rank; i++)
        {
            if (SizeAt(dimensions, i) != SizeAt(tensor.Dimensions, i))
            {
                throw _metadata.Fault(
                    $"the tensor '{name}' is {string.Join(" x ", tensor.Dimensions)}, but its metadata asks for {string.Join(" x ", dimensions)}.");
            }
        }

        return tensor;
    }
}
