using System.Text;
using Quorum.Code.Isolation;
using Quorum.Code.Worker;
using Quorum.Code.Workers;

namespace Quorum.Code;

/// <summary>Runs programs in sandboxes of bubblewrap, each in a process of its own that is used once. Linux only. Thread-safe.</summary>
/// <remarks>
/// <para>
/// A program sees no network, no environment, no other process, of the host's files only its runtime and the system's libraries, and may write to a
/// folder in memory alone. The kernel holds it to its limits, an unprivileged user and the system calls of computing; the runner watches its times
/// and its output from outside, and ends it. What it says of itself decides about nothing but its own result.
/// </para>
/// <para>
/// C# is compiled in a sandbox too, and not run at all if a symbol that it uses is not on the list of what is allowed. JavaScript is interpreted in a
/// process of its own as well: no limit inside a process holds against a stack or a heap that is exhausted.
/// </para>
/// </remarks>
public sealed class CodeRunner : ICodeRunner, IAsyncDisposable
{
    private readonly CodeRunnerOptions _options;
    private readonly SemaphoreSlim _places;
    private readonly Lazy<Task<CSharpCompilation>> _compilation;
    private readonly Dictionary<CodeLanguage, Lazy<Task<WorkerPool>>> _pools;
    private readonly Lazy<Task<PythonInterpreter>> _python;

    /// <summary>Creates a runner; processes are started when they are first needed.</summary>
    /// <param name="options">How it runs programs; the defaults if <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    public CodeRunner(CodeRunnerOptions? options = null)
    {
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxConcurrency, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(_options.ReadyProcesses ?? 0, nameof(options));
        _options.Limits.Check();
        _places = new SemaphoreSlim(_options.MaxConcurrency);
        _compilation = new(async () =>
            new CSharpCompilation(await FindSandboxAsync().ConfigureAwait(false), _options.Limits.WallTime, _options.MaxConcurrency));
        _python = new(() => PythonInterpreter.FindAsync(_options.PythonPath));
        _pools = Enum.GetValues<CodeLanguage>().ToDictionary(language => language, language => new Lazy<Task<WorkerPool>>(() => CreatePoolAsync(language)));
    }

    /// <summary>Has the processes of a language ready, so that its first program does not wait for them.</summary>
    /// <param name="language">The language.</param>
    /// <exception cref="IsolationUnavailableException">The machine cannot isolate programs.</exception>
    /// <exception cref="InvalidOperationException">The language's runtime is missing.</exception>
    public async Task WarmUpAsync(CodeLanguage language)
    {
        (await _pools[language].Value.ConfigureAwait(false)).Fill();
        if (language == CodeLanguage.CSharp)
            await (await _compilation.Value.ConfigureAwait(false)).CompileAsync("", CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(SourceProgram program, ProgramInput input, TimeSpan? cpuTime = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(input);
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            byte[] code = Encoding.UTF8.GetBytes(program.Source);
            if (program.Language == CodeLanguage.CSharp)
            {
                CSharpCompilation compilation = await _compilation.Value.ConfigureAwait(false);
                CompiledAssembly compiled = await compilation.CompileAsync(program.Source, cancellationToken).ConfigureAwait(false);
                if (compiled.Refusal is { } refusal)
                    return refusal;
                code = compiled.Bytes;
            }

            RunLimits limits = cpuTime < _options.Limits.CpuTime ? _options.Limits with { CpuTime = cpuTime.Value } : _options.Limits;
            (string function, string arguments) = input is FunctionCall call ? (call.Function, call.Arguments) : ("", "[]");
            var request = new ProgramRequest(code, function, Encoding.UTF8.GetBytes(arguments), (int)Math.Ceiling(limits.CpuTime.TotalSeconds));
            WorkerPool pool = await _pools[program.Language].Value.ConfigureAwait(false);
            WorkerProcess worker = await pool.TakeAsync().ConfigureAwait(false);
            return await ProgramRun.RunAsync(worker, request, (input as StandardInput)?.Text ?? "", limits, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Ends the processes that stand ready. Runs have to have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (Lazy<Task<WorkerPool>> pool in _pools.Values)
        {
            if (pool.IsValueCreated && pool.Value.IsCompletedSuccessfully)
                await (await pool.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        if (_compilation.IsValueCreated && _compilation.Value.IsCompletedSuccessfully)
            await (await _compilation.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        _places.Dispose();
    }

    /// <summary>Tells what the result of a program depends on beside the program: the runtime's version and the limits.</summary>
    /// <exception cref="InvalidOperationException">The language's runtime is missing.</exception>
    internal async Task<string> DescribeAsync(CodeLanguage language)
    {
        string version = language == CodeLanguage.Python ? (await _python.Value.ConfigureAwait(false)).Version : Environment.Version.ToString();
        return $"{language} {version}, {_options.Limits}, {(_options.AllowUnisolated ? "isolated or not" : "isolated")}";
    }

    private Task<ISandbox> FindSandboxAsync() => Sandboxes.FindAsync(_options.BubblewrapPath, _options.AllowUnisolated);

    private async Task<WorkerPool> CreatePoolAsync(CodeLanguage language)
    {
        ISandbox sandbox = await FindSandboxAsync().ConfigureAwait(false);
        SandboxCommand command = language switch
        {
            CodeLanguage.CSharp => DotNetWorker.CSharp(_options.Limits),
            CodeLanguage.JavaScript => DotNetWorker.JavaScript(_options.Limits),
            _ => PythonWorker.Python(await _python.Value.ConfigureAwait(false), _options.Limits),
        };
        return new WorkerPool(sandbox, command, _options.ReadyProcesses ?? _options.MaxConcurrency);
    }
}
