using System.Buffers.Binary;

namespace TinyModelTrainer.Network;

/// <summary>ggml's Q8_0: each block of 32 values is an F16 scale and 32 signed bytes, value = scale times byte.</summary>
internal static class Quantization
{
    private const int BlockSize = 32;
    private const int BlockBytes = 2 + BlockSize;

    /// <summary>Quantises rows whose length is a multiple of 32.</summary>
    public static byte[] ToQ8(ReadOnlySpan<float> values)
    {
        if (values.Length % BlockSize != 0)
            throw new ArgumentException($"{values.Length} values do not make blocks of {BlockSize}.", nameof(values));

        var bytes = new byte[values.Length / BlockSize * BlockBytes];
        for (var block = 0; block * BlockSize < values.Length; block++)
        {
            var source = values.Slice(block * BlockSize, BlockSize);
            var target = bytes.AsSpan(block * BlockBytes, BlockBytes);
            var greatest = 0f;
            foreach (var value in source)
                greatest = Math.Max(greatest, Math.Abs(value));

            // What is read back is multiplied by the rounded scale, so that one decides.
            var scale = (Half)(greatest / sbyte.MaxValue);
            BinaryPrimitives.WriteHalfLittleEndian(target, scale);
            for (var i = 0; i < BlockSize; i++)
                target[2 + i] = scale == Half.Zero ? (byte)0 : unchecked((byte)(sbyte)Math.Clamp(MathF.Round(source[i] / (float)scale), -127, 127));
        }

        return bytes;
    }
}
