using TorchSharp;
using static TorchSharp.torch;

namespace TinyModelTrainer.Network;

/// <summary>Where the network is computed and in which precision.</summary>
internal static class Hardware
{
    /// <summary>A GPU when torch was built for one and finds it, else the processor.</summary>
    public static Device Device { get; } = cuda.is_available() ? CUDA : CPU;

    /// <summary>The type of the matrix products: BF16 where the hardware multiplies it, else F32, which is several times faster than BF16 in software.</summary>
    public static ScalarType Products { get; } = Device.type == DeviceType.CUDA || MultipliesBFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;

    private static bool MultipliesBFloat16 =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").Any(line => line.StartsWith("flags", StringComparison.Ordinal) && line.Contains(" avx512_bf16", StringComparison.Ordinal));
}
