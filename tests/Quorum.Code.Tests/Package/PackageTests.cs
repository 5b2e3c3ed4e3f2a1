using System.Diagnostics;
using System.Reflection;

namespace Quorum.Code.Tests;

/// <summary>The packages as NuGet gives them to others: beside a program that references them lies all that its workers need.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string _root = FindRoot();
    private static readonly string _configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
    private static readonly string _restored =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly string _folder = Directory.CreateTempSubdirectory("quorum-package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Program_that_references_the_package_runs_CSharp_and_JavaScript()
    {
        string feed = Path.Join(_folder, "feed");
        foreach (string project in new[] { "Quorum", "Quorum.Code.Worker", "Quorum.Code" })
            await DotNetAsync("pack", Path.Join(_root, "src", project), "-c", _configuration, "--no-build", "-o", feed);
        string version = Path.GetFileNameWithoutExtension(Directory.GetFiles(feed, "Quorum.Code.Worker.*.nupkg").Single())["Quorum.Code.Worker.".Length..];
        string app = Path.Join(_folder, "app");
        Directory.CreateDirectory(app);
        await File.WriteAllTextAsync(Path.Join(app, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net{Environment.Version.ToString(2)}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Quorum.Code" Version="{version}" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Join(app, "Program.cs"), """
            using Quorum.Code;

            await using var runner = new CodeRunner();
            foreach (var (language, source) in new[] { (CodeLanguage.CSharp, "int Add(int a, int b) => a + b;"), (CodeLanguage.JavaScript, "const Add = (a, b) => a + b;") })
            {
                RunResult result = await runner.RunAsync(new SourceProgram(language, source), new FunctionCall("Add", "[1, 2]"));
                Console.WriteLine($"{language}: {result.Outcome} {result.Value} {result.Message}".Trim());
            }
            """, TestContext.Current.CancellationToken);

        // What these packages depend on was restored to build them, so nothing is asked of a server; and nothing of theirs stays where others would find it.
        string output = await DotNetAsync("run", "--project", app, $"-p:RestoreSources={feed}%3B{_restored}", $"-p:RestorePackagesPath={Path.Join(_folder, "packages")}");

        Assert.Equal(["CSharp: Ok 3", "JavaScript: Ok 3"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
        Assert.Equal(
            Directory.Exists(Path.Join(AppContext.BaseDirectory, "worker")),
            Directory.GetDirectories(app, "worker", SearchOption.AllDirectories).Any(folder => Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories).Length > 0));
    }

    private static async Task<string> DotNetAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A server that is left running would hold the folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', args)}\n{await output}\n{await error}");
        return await output;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Join(folder, "Agents.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("These tests do not lie below the folder of Agents.sln.");
    }
}
