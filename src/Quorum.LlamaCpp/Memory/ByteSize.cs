using System.Globalization;

namespace Quorum.LlamaCpp;

/// <summary>Writes a number of bytes for people.</summary>
internal static class ByteSize
{
    private static readonly string[] _units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Two or three significant digits and a unit, such as <c>4.6 GiB</c> and <c>768 MiB</c>.</summary>
    public static string Format(long bytes)
    {
        if (Math.Abs(bytes) < 1024) return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        double size = bytes / 1024.0;
        int unit = 0;
        for (; Math.Abs(size) >= 1023.5 && unit < _units.Length - 1; unit++) size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size.ToString(Math.Abs(size) < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture)} {_units[unit]}");
    }
}
