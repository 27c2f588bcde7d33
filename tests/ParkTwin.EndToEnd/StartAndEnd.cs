using System.Net;
using System.Net.Sockets;

namespace ParkTwin.EndToEnd;

public sealed class StartAndEnd : IDisposable
{
    private readonly TestPark _park = new();

    public void Dispose() => _park.Dispose();

    [Fact]
    public async Task A_twin_starts_empty_and_sigterm_ends_it_cleanly_within_five_seconds()
    {
        await using var twin = await TwinProcess.StartAsync(_park.Arguments());
        var (code, took) = await twin.EndAsync();
        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_port_of_the_page_that_is_in_use_is_named_with_its_option()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments(http: port)), $"127.0.0.1:{port}", "--urls");
    }

    [Fact]
    public async Task A_port_of_the_devices_that_is_in_use_is_named_with_its_option()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments(mqtt: port)), $"127.0.0.1:{port}", "--mqtt");
    }

    [Fact]
    public async Task A_second_start_on_the_same_directory_is_refused_with_the_holder_and_the_first_goes_on()
    {
        await using var first = await TwinProcess.StartAsync(_park.Arguments());
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments()), _park.Data, "process");
        Assert.True((await first.GetAsync("/health/ready")).IsSuccessStatusCode);
        await first.KillAsync();
        await using var second = await TwinProcess.StartAsync(_park.Arguments());
    }

    [Fact]
    public async Task A_directory_of_something_else_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_park.Data);
        await File.WriteAllTextAsync(Path.Combine(_park.Data, "thesis.txt"), "years of work", TestContext.Current.CancellationToken);
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments()), _park.Data, "--data");
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(_park.Data).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_refused()
    {
        Assert.SkipWhen(Environment.UserName == "root", "root may write everywhere");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }

        Directory.CreateDirectory(_park.Data);
        File.SetUnixFileMode(_park.Data, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments()), _park.Data, "--data");
        File.SetUnixFileMode(_park.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_directory_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(_park.Data, "x", TestContext.Current.CancellationToken);
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments()), _park.Data, "--data");
    }

    [Fact]
    public async Task A_wrong_registry_is_refused_with_every_fault_and_nothing_is_written()
    {
        await File.WriteAllTextAsync(
            _park.Registry,
            """{"parks":[{"id":"c","name":"x","timeZone":"Mars/Base","colour":"red","enterprises":[],"meters":[{"id":"m","enterprise":"nobody","carrier":"water","role":"consumption","kind":"register","unit":"kWh","intervalSeconds":900}]}]}""",
            TestContext.Current.CancellationToken);
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments()), "Mars/Base", "colour", "nobody", "kWh");
    }

    [Fact]
    public async Task A_registry_that_is_no_json_is_refused()
    {
        await File.WriteAllTextAsync(_park.Registry, "{", TestContext.Current.CancellationToken);
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments()), _park.Registry);
    }

    [Fact]
    public async Task A_wrong_reference_file_is_refused_with_every_fault_and_a_right_one_is_taken_before_the_first_start()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_park.Data, "reference")).FullName;
        var file = Path.Combine(folder, "factors.json");
        await File.WriteAllTextAsync(
            file, """{ "factors": [ { "id": "x", "kind": "co3" } ], "colour": "red" }""", TestContext.Current.CancellationToken);
        AssertRefused(
            await TwinProcess.RefusedAsync(_park.Arguments()), folder, "factors[0].kind (x): \"co3\" is not one of", "colour", "factors[0].unit");
        await File.WriteAllTextAsync(file, """{ "version": "ours", "factors": [] }""", TestContext.Current.CancellationToken);
        await using var twin = await TwinProcess.StartAsync(_park.Arguments());
    }

    [Fact]
    public async Task Wrong_options_are_refused_all_at_once() => AssertRefused(
        await TwinProcess.RefusedAsync("--demo", "perhaps", "--mqtt", "here", "--colour", "red"), "--demo", "--mqtt", "--colour", "--help");

    [Fact]
    public async Task A_corrupt_journal_is_refused_and_not_touched()
    {
        await using (var twin = await TwinProcess.StartAsync(_park.Arguments()))
        {
            await using var device = await TestPark.DeviceAsync(twin);
            for (var i = 0; i < 200; i++)
            {
                await TestPark.PublishAsync(device, "k1", DateTimeOffset.UnixEpoch.AddMinutes(15 * i), i);
            }

            await twin.KillAsync();
        }

        var segment = Directory.EnumerateFiles(Path.Combine(_park.Data, "journal")).OrderByDescending(file => new FileInfo(file).Length).First();
        await SpoilAsync(segment);
        var before = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        AssertRefused(await TwinProcess.RefusedAsync(_park.Arguments()), "ournal");
        Assert.Equal(before, await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken));
    }

    /// <summary>Turns a record's byte over in the middle of what was written; groups are padded with zeros.</summary>
    private static async Task SpoilAsync(string segment)
    {
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        var written = Array.FindLastIndex(bytes, one => one != 0);
        var spoilt = Array.FindIndex(bytes, written / 2, one => one != 0);
        bytes[spoilt] ^= 0x5a;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);
    }

    private static void AssertRefused((int Code, string Output, string Error) refused, params string[] says)
    {
        Assert.True(refused.Code > 0, $"exit code {refused.Code}");
        Assert.DoesNotContain("   at ", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.All(says, text => Assert.Contains(text, refused.Error, StringComparison.Ordinal));
    }
}
