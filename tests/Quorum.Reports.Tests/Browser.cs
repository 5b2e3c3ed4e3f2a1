using System.Globalization;
using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Quorum.Reports.Tests;

/// <summary>A headless Chromium that keeps account of what its pages say and ask for.</summary>
public sealed class Browser : IDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quorum-report-");
    private ChromeDriver? _driver;

    private ChromeDriver Chrome => _driver ??= Start();

    /// <summary>Skips the test where there is no browser to run it in.</summary>
    public static void Require() => Assert.SkipUnless(
        File.Exists(Chromium) && File.Exists(Driver), $"{Chromium} and {Driver} are needed (Debian: apt-get install chromium chromium-driver).");

    /// <summary>Opens a page as a file.</summary>
    public void Open(string html)
    {
        string path = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.html");
        File.WriteAllText(path, html);
        _ = ConsoleMessages();
        _ = Requests();
        Chrome.Navigate().GoToUrl(new Uri(path));
    }

    public IWebElement Find(string selector) => Chrome.FindElement(By.CssSelector(selector));

    public IReadOnlyList<IWebElement> FindAll(string selector) => Chrome.FindElements(By.CssSelector(selector));

    public T Run<T>(string script, params object[] arguments) => (T)Chrome.ExecuteScript(script, arguments)!;

    /// <summary>Opens every block of the page that can be closed.</summary>
    public void OpenBlocks() => Run<object?>("document.querySelectorAll('details').forEach(block => block.open = true); return null");

    /// <summary>The contrast of every text to what lies behind it (<see cref="Contrast"/>), from 1 to 21.</summary>
    public double[] ReadContrasts() =>
        [.. Run<IReadOnlyCollection<object>>(Contrast.Script).Select(ratio => Convert.ToDouble(ratio, CultureInfo.InvariantCulture))];

    /// <summary>Whether a person can see the element, so that what a closed block holds counts as hidden.</summary>
    public bool IsSeen(IWebElement element) => Run<bool>("return arguments[0].checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })", element);

    /// <summary>Takes what the console has received since the last call.</summary>
    public IReadOnlyList<string> ConsoleMessages() => [.. Chrome.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.Message)];

    /// <summary>Takes the addresses that have been asked for since the last call.</summary>
    public IReadOnlyList<string> Requests() =>
    [
        .. Chrome.Manage().Logs.GetLog("performance")
            .Select(entry => JsonDocument.Parse(entry.Message).RootElement.GetProperty("message"))
            .Where(message => message.GetProperty("method").GetString() == "Network.requestWillBeSent")
            .Select(message => message.GetProperty("params").GetProperty("request").GetProperty("url").GetString()!),
    ];

    /// <summary>Shows pages as a person does who prefers dark colours, or light ones.</summary>
    public void PreferDark(bool isDark) => Command("Emulation.setEmulatedMedia", new()
    {
        ["features"] = new[] { new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" } },
    });

    /// <summary>Shows pages as a screen of that width, in CSS pixels, would.</summary>
    public void Resize(int width, int height, bool isPhone) => Command("Emulation.setDeviceMetricsOverride", new()
    {
        ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = isPhone ? 2 : 1, ["mobile"] = isPhone,
    });

    public void Dispose()
    {
        _driver?.Quit();
        _driver?.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Command(string name, Dictionary<string, object?> arguments) => Chrome.ExecuteCdpCommand(name, arguments);

    private ChromeDriver Start()
    {
        var options = new ChromeOptions { BinaryLocation = Chromium };
        options.AddArguments(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--window-size=1000,900",
            $"--user-data-dir={Path.Combine(_folder.FullName, "profile")}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference("performance", LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver), Path.GetFileName(Driver));
        service.SuppressInitialDiagnosticInformation = true;
        service.HideCommandPromptWindow = true;
        return new ChromeDriver(service, options, TimeSpan.FromMinutes(1));
    }
}
