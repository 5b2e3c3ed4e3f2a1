using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Quorum.LlamaCpp.Processors;

/// <summary>
/// Watches how many processors other processes leave to this one. llama.cpp's threads wait for each other after every operation, spinning; if one
/// of them has to share its processor, all are as slow as it is, so a thread less is faster.
/// </summary>
/// <remarks>Only Linux tells (<c>/proc/stat</c>); elsewhere all processors count as spare.</remarks>
internal sealed class SpareProcessors : IDisposable
{
    private const int TicksPerSecond = 100;

    // What the system does beside is no reason to give a processor up.
    private const double Tolerance = 0.25;

    // The kernel counts in hundredths of a second, so a shorter time tells little.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly bool[] _isOwn;
    private readonly SafeFileHandle? _statistics;
    private readonly byte[] _buffer;
    private readonly TimeProvider _time;
    private readonly Func<TimeSpan> _readOwnTime;
    private long _lastTime;
    private TimeSpan _lastOwn;
    private TimeSpan _lastIdle;
    private double _spare;

    public SpareProcessors(ProcessorSet processors)
        : this(processors, "/proc/stat", TimeProvider.System, static () => Environment.CpuUsage.TotalTime)
    {
    }

    /// <param name="processors">The processors that this process may use.</param>
    /// <param name="path">The kernel's statistics.</param>
    /// <param name="time">Tells the time.</param>
    /// <param name="readOwnTime">The processor time that this process has taken.</param>
    internal SpareProcessors(ProcessorSet processors, string path, TimeProvider time, Func<TimeSpan> readOwnTime)
    {
        _isOwn = new bool[processors.Ids.Count > 0 ? processors.Ids.Max() + 1 : 0];
        foreach (var id in processors.Ids)
            _isOwn[id] = true;
        _time = time;
        _readOwnTime = readOwnTime;
        _spare = double.PositiveInfinity;

        // A line has ten numbers; those of the sum and of every processor come first.
        _buffer = new byte[(_isOwn.Length + 1) * 256];
        if (_isOwn.Length > 0 && File.Exists(path))
            _statistics = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Take();
    }

    public void Dispose() => _statistics?.Dispose();

    /// <summary>How many threads, from 1 to <paramref name="most"/>, have a processor to themselves.</summary>
    public int CountFor(int most)
    {
        if (_statistics is not null && _time.GetElapsedTime(_lastTime) >= s_interval)
            Measure();
        return (int)Math.Clamp(_spare + Tolerance, 1, most);
    }

    // What this process takes and what nobody takes.
    private void Measure()
    {
        var (time, own, idle) = (_lastTime, _lastOwn, _lastIdle);
        Take();
        _spare = (_lastOwn - own + _lastIdle - idle) / _time.GetElapsedTime(time, _lastTime);
    }

    private void Take()
    {
        _lastTime = _time.GetTimestamp();
        _lastOwn = _readOwnTime();
        _lastIdle = _statistics is null ? TimeSpan.Zero : ReadIdle(_buffer.AsSpan(0, RandomAccess.Read(_statistics, _buffer, fileOffset: 0)));
    }

    // "cpu3 1259082 410700 112861 1935860 2841 0 ...": user, nice, system, idle and waiting for a disk.
    private TimeSpan ReadIdle(ReadOnlySpan<byte> statistics)
    {
        long idle = 0;
        foreach (var range in statistics.Split((byte)'\n'))
        {
            var line = statistics[range];
            if (!line.StartsWith("cpu"u8))
                break;
            if (!Utf8Parser.TryParse(line[3..], out int id, out var length) || id >= _isOwn.Length || !_isOwn[id])
                continue;

            line = line[(3 + length)..];
            for (var field = 0; field < 5 && line.Length > 0 && Utf8Parser.TryParse(line[1..], out long ticks, out length); field++)
            {
                idle += field >= 3 ? ticks : 0;
                line = line[(1 + length)..];
            }
        }

        return TimeSpan.FromSeconds((double)idle / TicksPerSecond);
    }
}
