namespace Quorum.LlamaCpp;

/// <summary>How a GGUF file is loaded.</summary>
public sealed class LlamaModelOptions
{
    /// <summary>Gets or sets the number of layers kept on a GPU.</summary>
    /// <value>The default, <see langword="null"/>, keeps all layers on a GPU when the libraries and the machine have one.</value>
    public int? GpuLayers { get; set; }

    /// <summary>
    /// Gets or sets the share of the layers, and of their KV cache, that each GPU keeps: one number for each, in the order of
    /// <see cref="LlamaRuntime.Devices"/>, relative to one another. 0 leaves a GPU out, as does the lack of a number. So <c>[0, 1]</c> takes the second
    /// GPU alone, and <c>[3, 1]</c> puts three quarters on the first of two.
    /// </summary>
    /// <value>The default, <see langword="null"/>, goes by the free memory of the GPUs.</value>
    /// <exception cref="ArgumentException">A share is negative or not finite, or none is positive.</exception>
    public IReadOnlyList<float>? GpuShares
    {
        get;
        set
        {
            if (value is not null && (value.Any(share => !float.IsFinite(share) || share < 0) || !value.Any(share => share > 0)))
                throw new ArgumentException($"The shares [{string.Join(", ", value)}] must be finite, none negative, and one of them positive.", nameof(GpuShares));
            field = value is null ? null : [.. value];
        }
    }

    /// <summary>Gets or sets whether the file's weights are mapped into memory instead of read.</summary>
    /// <value>
    /// The default is <see langword="true"/>: loading is quick and processes share the pages. A mapped file must not be truncated or
    /// overwritten while it is in use, since the system then ends the process; set <see langword="false"/> where that can happen.
    /// </value>
    public bool UseMemoryMap { get; set; } = true;

    /// <summary>Gets or sets whether a model, or an engine of it, that needs more memory than is available is refused before memory is taken.</summary>
    /// <value>
    /// The default is <see langword="true"/>. Set <see langword="false"/> where the system can give more than it says, or to run a model
    /// that is larger than memory from disk, which is slow.
    /// </value>
    public bool CheckMemory { get; set; } = true;

    /// <summary>Gets or sets the receiver of the share of the file that is loaded, from 0 to 1. It is called on the loading thread.</summary>
    public IProgress<float>? Progress { get; set; }
}
