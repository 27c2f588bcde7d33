namespace ParkTwin.EndToEnd;

public sealed class DemoDeclared : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_modelled_park_declares_its_figures_once_and_keeps_what_a_person_changes()
    {
        const string First = "/api/parks/qsh/enterprises/e01/declared";
        string[] arguments = ["--data", _folder, "--urls", "http://127.0.0.1:0", "--mqtt", "127.0.0.1:0"];
        string period;
        await using (var twin = await TwinProcess.StartAsync(arguments))
        {
            var limit = TwinProcess.Patience;
            await twin.WaitAsync(
                async () => (await twin.JsonAsync(First)).GetProperty("periods").GetArrayLength() >= 25, limit, "declared for 24 months and a year");
            period = (await twin.JsonAsync(First)).GetProperty("periods")[0].GetProperty("period").GetString()!;
            Assert.Equal("demo", (await twin.JsonAsync($"{First}/{period}")).GetProperty("via").GetString());
            await twin.SentAsync(HttpMethod.Put, $"{First}/{period}?via=page", """{"output":1}""");
            Assert.Equal(0, (await twin.EndAsync()).Code);
        }

        await using var again = await TwinProcess.StartAsync(arguments);
        await again.WaitAsync(
            async () => (await again.JsonAsync("/api/parks/qsh/enterprises/e37/declared")).GetProperty("periods").GetArrayLength() > 0,
            TwinProcess.Patience,
            "ready");
        var kept = await again.JsonAsync($"{First}/{period}");
        Assert.Equal((2, 1m), (kept.GetProperty("declaredVersion").GetInt32(), kept.GetProperty("output").GetDecimal()));
    }
}
