using ParkTwin.Web.Access;
using ParkTwin.Web.Api;
using ParkTwin.Web.Options;

namespace ParkTwin.Web.Hosting;

/// <summary>What a person reads when the twin has started: where the page is, where devices connect, where the data is.</summary>
internal static class StartNotice
{
    /// <summary>Prints it.</summary>
    public static void Print(WebApplication app, TwinOptions options, TextWriter to)
    {
        to.WriteLine($"ParkTwin {ProcessAge.Version} is running.");
        foreach (var page in OneProcess.PageAddresses(app, options))
        {
            to.WriteLine($"  page      {page}");
        }

        foreach (var devices in OneProcess.DeviceUrls(app, options))
        {
            to.WriteLine($"  devices   {devices}");
        }

        to.WriteLine($"  data      {options.Data}");
        to.WriteLine($"  registry  {options.Park ?? (options.Demo ? "the modelled demo park" : "as the data directory holds it")}");
        PrintSignIn(app.Services.GetRequiredService<FirstRunNotice>(), to);
        to.WriteLine("Ctrl-C ends it.");
        var logger = app.Services.GetRequiredService<ILogger<WebApplication>>();
        foreach (var url in options.Urls.Where(url => !url.IsLoopback))
        {
            WebLog.OpenToTheNetwork(logger, url.ToString());
        }
    }

    private static void PrintSignIn(FirstRunNotice notice, TextWriter to)
    {
        if (notice.TakeOneTimePassword() is { } password)
        {
            to.WriteLine($"  sign in   {FirstRun.Admin} with the one-time password {password} (shown this once; choose your own with it)");
        }
        else
        {
            to.WriteLine($"  sign in   with an account; a lost administrator's: start once with --reset-admin");
        }

        if (notice.DemoAccounts.Count > 0)
        {
            to.WriteLine($"            the demo's accounts ({string.Join(", ", notice.DemoAccounts.Select(one => one.User))}) are on the sign-in page");
        }
    }
}
