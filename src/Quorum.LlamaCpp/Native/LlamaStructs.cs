using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Quorum.LlamaCpp.Native;

/// <summary><c>llama_model_params</c> of llama.h, v0.5.0: 80 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaModelParams
{
    public void* Devices;
    public void* TensorBufferOverrides;
    public int GpuLayers;
    public int SplitMode;
    public int LoadMode;
    public int LazyMode;
    public int MainGpu;
    public float* TensorSplit;
    public delegate* unmanaged<float, void*, byte> ProgressCallback;
    public void* ProgressCallbackUserData;
    public void* KvOverrides;
    public byte VocabularyOnly;
    public byte CheckTensors;
    public byte UseExtraBuffers;
    public byte NoHost;
    public byte NoAlloc;
    public byte LoadMtp;
}

/// <summary><c>llama_context_params</c> of llama.h, v0.5.0: 160 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaContextParams
{
    public uint ContextSize;
    public uint BatchSize;
    public uint MicroBatchSize;
    public uint MaxSequences;
    public uint RecurrentSequences;
    public uint MaxOutputs;
    public uint MaxOutputsPerSequence;
    public int Threads;
    public int BatchThreads;
    public int ContextType;
    public int RopeScalingType;
    public int PoolingType;
    public int AttentionType;
    public int FlashAttentionType;
    public float RopeFrequencyBase;
    public float RopeFrequencyScale;
    public float YarnExtFactor;
    public float YarnAttnFactor;
    public float YarnBetaFast;
    public float YarnBetaSlow;
    public uint YarnOriginalContext;
    public float DefragThreshold;
    public void* EvalCallback;
    public void* EvalCallbackUserData;
    public int TypeK;
    public int TypeV;
    public delegate* unmanaged<void*, byte> AbortCallback;
    public void* AbortCallbackData;
    public byte Embeddings;
    public byte OffloadKqv;
    public byte NoPerf;
    public byte OpOffload;
    public byte SwaFull;
    public byte KvUnified;
    public void* Samplers;
    public nuint SamplerCount;
    public void* OtherContext;
}

/// <summary><c>llama_batch</c> of llama.h, v0.5.0: 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaBatch
{
    public int TokenCount;
    public int* Tokens;
    public float* Embeddings;
    public int* Positions;
    public int* SequenceCounts;
    public int** SequenceIds;
    public sbyte* Logits;
}

/// <summary><c>llama_token_data</c> of llama.h, v0.5.0: 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LlamaTokenData
{
    public int Token;
    public float Logit;
    public float Probability;
}

/// <summary><c>llama_token_data_array</c> of llama.h, v0.5.0: 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaTokenDataArray
{
    public LlamaTokenData* Data;
    public nuint Count;
    public long Selected;
    public byte Sorted;
}

/// <summary>Room for a parameter struct of unknown size, at least of the one that is expected.</summary>
[InlineArray(Size)]
internal struct OversizedParams
{
    public const int Size = 1024;

    private byte _first;
}
