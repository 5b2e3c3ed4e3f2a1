namespace Quorum.Code.Worker;

/// <summary>Runs one program and ends: a worker is warmed up, waits, and is used once.</summary>
internal sealed class ProgramLoop(RunnerChannel channel, Action warmUp, Func<ProgramRequest, string> run)
{
    // Deep enough for the recursion that contest programs use; only what is touched is taken.
    private const int StackBytes = 64 << 20;

    public void Run()
    {
        warmUp();
        channel.SendReady();
        if (channel.Receive() is not { } parts)
            return;
        ProgramRequest request = ProgramRequest.From(parts);
        CpuLimit.Set(request.CpuSeconds);
        var thread = new Thread(() => Answer(request), StackBytes);
        thread.Start();
        thread.Join();
        // Until the runner has looked at what this process has used, and ends it.
        channel.Receive();
    }

    private void Answer(ProgramRequest request)
    {
        string[] reply;
        try
        {
            reply = [Reply.Done, run(request)];
        }
        catch (ProgramException exception)
        {
            reply = exception.Reply;
        }
        catch (Exception exception) when (IsOutOfMemory(exception))
        {
            reply = [Reply.Memory, exception.Message];
        }
        channel.Send(reply);
    }

    private static bool IsOutOfMemory(Exception exception) =>
        exception is OutOfMemoryException || exception.InnerException is { } inner && IsOutOfMemory(inner);
}
