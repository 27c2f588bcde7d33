using System.Text;
using System.Text.Json;

namespace ParkTwin.Web.Tests;

/// <summary>Meters and enterprises that are added while the twin runs.</summary>
public sealed class MetersTests : IAsyncLifetime
{
    private const string Route = "/api/parks/qsh/meters";
    private const string Head = "id 表计编号,名称,企业,carrier,类别,kind,unit,intervalSeconds,parent\n";
    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_word_and_id_that_cannot_be_read_is_said_and_nothing_is_asked_of_the_registry()
    {
        var answer = await PostAsync(Route, """{"meters":[{"id":"a b","carrier":"light","role":"submeter","kind":"register","unit":"kWh"}]}""");
        Assert.Equal(422, answer.Status);
        Assert.Contains("meters[0].id", answer.Body, StringComparison.Ordinal);
        Assert.Contains("it is one of electricity, gas, water", answer.Body, StringComparison.Ordinal);
        Assert.Contains("intervalSeconds is missing", answer.Body, StringComparison.Ordinal);
        Assert.Empty(_host.Twin.Edits);
    }

    [Fact]
    public async Task What_the_registry_refuses_is_answered_with_its_place()
    {
        _host.Twin.EditFaults = [new(OfMeters: true, 0, "ratio", "That would alter past figures.")];
        var answer = await PostAsync(Route, """
            {"meters":[{"id":"m1","carrier":"electricity","role":"grid-import","kind":"register","unit":"kWh","intervalSeconds":900,"ratio":6000}]}
            """);
        Assert.Equal(422, answer.Status);
        Assert.Contains("meters[0].ratio: That would alter past figures.", answer.Body, StringComparison.Ordinal);
        Assert.Equal(6000m, Assert.Single(_host.Twin.Edits).Edit.Meters[0].Ratio);
    }

    [Fact]
    public async Task What_is_not_named_of_an_enterprise_stays()
    {
        var answer = await _host.PutAsync("/api/parks/qsh/enterprises/e1", """{"name":"新名"}""");
        Assert.Equal(200, answer.Status);
        var after = Assert.Single(Assert.Single(_host.Twin.Edits).Edit.Enterprises);
        Assert.Equal(("新名", "C17", 52.5m), (after.Name, after.Industry, after.LandMu));
    }

    [Fact]
    public async Task A_table_is_first_a_preview_and_then_all_rows()
    {
        var table = Head + "s7,空压站,一号厂,电,分表,累计,kWh,900,m1\nm1,总表,e1,electricity,grid-import,register,kWh,900,\n";
        var preview = await ImportAsync(table, commit: false);
        Assert.Equal(200, preview.Status);
        var rows = JsonDocument.Parse(preview.Body).RootElement.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(["new", "renamed"], rows.Select(row => row.GetProperty("change").GetString()));
        Assert.Equal(("s7", "e1", "electricity"), (Text(rows[0], "id"), Text(rows[0], "enterprise"), Text(rows[0], "carrier")));
        Assert.Equal(("submeter", "register"), (Text(rows[0], "role"), Text(rows[0], "kind")));
        Assert.False(Assert.Single(_host.Twin.Edits).Commit);
        Assert.Equal(200, (await ImportAsync(table, commit: true)).Status);
        Assert.True(_host.Twin.Edits[^1].Commit);
    }

    [Fact]
    public async Task One_bad_cell_keeps_every_row_out_and_each_is_named()
    {
        var table = Head + "s7,空压站,无此厂,电,分表,累计,kWh,900,m1\ns8,,e1,灯,分表,累计,kWh,九百,m1\n"
            + "s9,,e1,电,分表,累计,kWh,900,m1\n";
        var preview = await ImportAsync(table, commit: false);
        var cells = JsonDocument.Parse(preview.Body).RootElement.GetProperty("badCells").EnumerateArray();
        Assert.Equal(["C2", "H3"], cells.Select(cell => cell.GetProperty("cell").GetString()));
        Assert.Equal(422, (await ImportAsync(table, commit: true)).Status);
        Assert.DoesNotContain(_host.Twin.Edits, edit => edit.Commit);
    }

    [Fact]
    public async Task A_fault_of_the_registry_stands_at_its_cell()
    {
        _host.Twin.EditFaults = [new(OfMeters: true, 1, "parent", "There is no meter 'zz' in this park.")];
        var preview = await ImportAsync(Head + "s7,,e1,电,分表,累计,kWh,900,m1\ns8,,e1,电,分表,累计,kWh,900,zz\n", commit: false);
        var cell = Assert.Single(JsonDocument.Parse(preview.Body).RootElement.GetProperty("badCells").EnumerateArray());
        Assert.Equal(("I3", "zz"), (cell.GetProperty("cell").GetString(), cell.GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task The_template_is_taken_back_as_it_is(string format)
    {
        using var template = await _host.Client.GetAsync("/api/parks/qsh/meters/template?format=" + format, TestContext.Current.CancellationToken);
        var bytes = await template.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        using var answer = await _host.Client.PostAsync("/api/parks/qsh/meters/import", content, TestContext.Current.CancellationToken);
        var preview = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Empty(preview.GetProperty("badCells").EnumerateArray());
        Assert.Equal("e1-sub-7", Text(Assert.Single(preview.GetProperty("rows").EnumerateArray()), "id"));
    }

    private static string? Text(JsonElement row, string key) => row.GetProperty("meter").GetProperty(key).GetString();

    private Task<(int Status, string Body)> ImportAsync(string table, bool commit) =>
        PostAsync("/api/parks/qsh/meters/import" + (commit ? "?commit=true" : string.Empty), table, "text/csv");

    private async Task<(int Status, string Body)> PostAsync(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await _host.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
