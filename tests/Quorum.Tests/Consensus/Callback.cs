namespace Quorum.Tests.Consensus;

/// <summary>Progress reported on the spot, unlike <see cref="Progress{T}"/>, which posts it.</summary>
internal sealed class Callback<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
