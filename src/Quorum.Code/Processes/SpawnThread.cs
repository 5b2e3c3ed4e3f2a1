using System.Collections.Concurrent;

namespace Quorum.Code.Processes;

/// <summary>The thread that starts processes.</summary>
/// <remarks>
/// A process that is to die with its parent dies with the thread that started it, and the threads of the pool come and go. This one stays.
/// </remarks>
internal static class SpawnThread
{
    private static readonly BlockingCollection<Action> _actions = Start();

    /// <summary>Has something done by the thread.</summary>
    public static Task<T> Run<T>(Func<T> start)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _actions.Add(() =>
        {
            try
            {
                result.SetResult(start());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        });
        return result.Task;
    }

    private static BlockingCollection<Action> Start()
    {
        var actions = new BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (Action action in actions.GetConsumingEnumerable())
                action();
        })
        { IsBackground = true, Name = "Quorum.Code spawn" };
        thread.Start();
        return actions;
    }
}
