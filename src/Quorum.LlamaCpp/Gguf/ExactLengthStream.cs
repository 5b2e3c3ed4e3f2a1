namespace Quorum.LlamaCpp.Gguf;

/// <summary>Passes writes on until a given number of bytes is written, and refuses a byte more.</summary>
internal sealed class ExactLengthStream(Stream inner, long length) : Stream
{
    public long Remaining { get; private set; } = length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > Remaining) throw new InvalidOperationException("The data is longer than the tensor.");
        inner.Write(buffer);
        Remaining -= buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
