using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParkTwin.Web.Api.Tables;

namespace ParkTwin.Web.Tests;

public sealed class TableTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly WebHost _host = shared.Host;

    [Fact]
    public async Task A_table_as_csv_keeps_every_digit_and_runs_nothing()
    {
        var (status, type, csv) = await MakeAsync("csv", """["m1",4533.850],["=1+1","-12345678901234567890.123456"],["-x",null],["＝a\tb","1,5"]""");
        Assert.Equal((200, "text/csv"), (status, type));
        Assert.Equal("表计,读数 (kWh)\r\nm1,4533.850\r\n'=1+1,-12345678901234567890.123456\r\n'-x,\r\n'＝a\tb,\"1,5\"\r\n", csv.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task A_table_as_a_workbook_has_numbers_as_numbers_texts_as_texts_and_nothing_where_nothing_is()
    {
        var cells = await CellsAsync("""["m1",4533.850],["=1+1","-0.1000000000000000055"],["a",null],["b","1e999"],["_x0041_\u0001","−"]""");
        Assert.Equal("读数 (kWh)", cells["B1"].InnerText);
        Assert.Equal((null, "4533.850"), (cells["B2"].DataType?.InnerText, cells["B2"].CellValue!.Text));
        Assert.Equal((null, "-0.1000000000000000055"), (cells["B3"].DataType?.InnerText, cells["B3"].CellValue!.Text));
        Assert.Equal(("inlineStr", "=1+1"), (cells["A3"].DataType?.InnerText, cells["A3"].InnerText));
        Assert.Null(cells["A3"].CellFormula);
        Assert.False(cells.ContainsKey("B4"), "What is not known is an empty cell.");
        Assert.Equal("inlineStr", cells["B5"].DataType?.InnerText);
        Assert.Equal("_x005F_x0041_\uFFFD", cells["A6"].InnerText);
    }

    [Fact]
    public async Task An_export_is_an_entry_of_the_trail_with_its_name_and_its_rows()
    {
        await using var host = await WebHost.StartAsync();
        await host.PostAsync("/api/tables", Body("xlsx", """["m1",1],["m2",2]"""));
        await host.PostAsync("/api/tables", Body("csv", string.Empty));
        var rows = (await host.JsonAsync("/api/audit?action=exportTable")).GetProperty("rows");
        Assert.Equal(
            ["csv '表计 2026-11', 0 rows, 2 columns", "xlsx '表计 2026-11', 2 rows, 2 columns"],
            rows.EnumerateArray().Select(one => one.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("""{"format":"csv","columns":[{"title":"a"}],"rows":[]}""", 422, "name has 0 characters, of 1 to 100")]
    [InlineData("""{"name":"a","format":"pdf","columns":[{"title":"a"}],"rows":[]}""", 422, "format is 'pdf'; it is csv or xlsx.")]
    [InlineData("""{"name":"a","format":"csv","columns":[],"rows":[]}""", 422, "There are 0 columns, of 1 to 64.")]
    [InlineData("""{"name":"a","format":"csv","columns":[{"title":" "}],"rows":[]}""", 422, "Column 1 needs a title of 1 to 100 characters")]
    [InlineData("""{"name":"a","format":"csv","columns":[null],"rows":[]}""", 422, "Column 1 needs a title of 1 to 100 characters")]
    [InlineData("""{"name":"a","format":"csv","columns":[{"title":"a"}],"rows":[[1],[1,2],null]}""", 422, "Row 2 has 2 cells, and there are 1 columns.")]
    [InlineData("""{"name":"a","format":"csv","columns":[{"title":"a"}]}""", 422, "rows is missing")]
    [InlineData("""{"name":"a\u0000","format":"csv","columns":[{"title":"a"}],"rows":[]}""", 422, "none of them a control character")]
    [InlineData("""{"name":"a","format":"csv","columns":[{"title":"a"}],"rows":[[true]]}""", 400, "$.rows[0][0]: it must be a number without quotes, text in double quotes, or null")]
    public async Task What_cannot_be_made_is_named(string body, int expected, string said)
    {
        var (status, _, answer) = await _host.PostAsync("/api/tables", body);
        Assert.Equal(expected, status);
        Assert.Contains(said, JsonDocument.Parse(answer).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_too_large_is_told_the_limit()
    {
        var rows = string.Join(',', Enumerable.Repeat("[0,0]", TableLimits.Rows + 1));
        var (status, _, answer) = await MakeAsync("csv", rows);
        Assert.Equal(422, status);
        Assert.Contains("There are 100001 rows of 2 cells, of at most 100000 rows", answer, StringComparison.Ordinal);
        Assert.Contains("a cell of 32768 characters, of at most 32767", (await MakeAsync("csv", $"[\"{new string('a', 32768)}\",0]")).Body, StringComparison.Ordinal);
        Assert.Equal(413, (await _host.PostAsync("/api/tables", new string(' ', TableLimits.Bytes + 1))).Status);
    }

    [Theory]
    [InlineData("a/b:c*[d]?", "a b c  d")]
    [InlineData("'", "ParkTwin")]
    public void A_sheet_has_a_name_that_a_workbook_takes(string name, string sheet) => Assert.Equal(sheet, TableText.Sheet(name));

    private static string Body(string format, string rows) =>
        $$"""{"name":"表计 2026-11","format":"{{format}}","columns":[{"title":"表计"},{"title":"读数","unit":"kWh","number":true}],"rows":[{{rows}}]}""";

    private Task<(int Status, string? Type, string Body)> MakeAsync(string format, string rows) => _host.PostAsync("/api/tables", Body(format, rows));

    private async Task<Dictionary<string, Cell>> CellsAsync(string rows)
    {
        using var content = new StringContent(Body("xlsx", rows), Encoding.UTF8, "application/json");
        using var answer = await _host.Client.PostAsync(new Uri("/api/tables", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        using var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var workbook = SpreadsheetDocument.Open(bytes, false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken));
        return workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToDictionary(one => one.CellReference!.Value!);
    }
}
