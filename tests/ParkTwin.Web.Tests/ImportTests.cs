using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParkTwin.Web.Tests;

public sealed class ImportTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Import = "/api/parks/qsh/declared/import";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private readonly WebHost _host = shared.Host;

    [Fact]
    public async Task A_preview_changes_nothing_and_a_commit_declares_every_row()
    {
        await using var host = await WebHost.StartAsync();
        const string Table = "enterprise,period,output,增加值,diesel (kg),product:cement (t),certificates\n"
            + "e1,2023-07,\"18,000.5\",4200,12000,3.5,GEC-1=500; GEC-2=20\n二号厂,2023年3季度,,-3,,,\ne2,2023,,,,,\n";
        var preview = await CsvAsync(host, Table, commit: false);
        Assert.False(preview.GetProperty("committed").GetBoolean());
        Assert.Equal(0, preview.GetProperty("badCells").GetArrayLength());
        Assert.Equal([4], preview.GetProperty("emptyRows").EnumerateArray().Select(one => one.GetInt32()));
        Assert.Empty(host.Twin.Inventory("qsh/e1").Requests);

        var done = await CsvAsync(host, Table, commit: true);
        Assert.True(done.GetProperty("committed").GetBoolean());
        var first = await host.JsonAsync("/api/parks/qsh/enterprises/e1/declared/2023-07");
        Assert.Equal((18000.5m, 4200m, "csv"), (
            first.GetProperty("output").GetDecimal(), first.GetProperty("valueAdded").GetDecimal(), first.GetProperty("via").GetString()));
        Assert.Equal("""[{"flow":"diesel","amount":12000,"unit":"kg"}]""", first.GetProperty("activities").GetRawText());
        Assert.Equal("""[{"product":"cement","quantity":3.5,"unit":"t"}]""", first.GetProperty("products").GetRawText());
        Assert.Equal("""[{"number":"GEC-1","mwh":500},{"number":"GEC-2","mwh":20}]""", first.GetProperty("certificates").GetRawText());
        Assert.Equal(-3m, (await host.JsonAsync("/api/parks/qsh/enterprises/e2/declared/2023-Q3")).GetProperty("valueAdded").GetDecimal());

        var again = await CsvAsync(host, Table, commit: false);
        Assert.All(again.GetProperty("rows").EnumerateArray(), row => Assert.Equal("unchanged", row.GetProperty("change").GetString()));
    }

    [Theory]
    [InlineData("enterprise,period,output\nnobody,2023,1", "A2", "enterprise", "nobody", "has no such enterprise")]
    [InlineData("enterprise,period,output\n,2023,1", "A2", "enterprise", "", "no enterprise")]
    [InlineData("enterprise,period,output\ne1,2023-13,1", "B2", "period", "2023-13", "a month (2023-07")]
    [InlineData("enterprise,period,output\ne1,2023,1.8万", "C2", "output", "1.8万", "in 万元")]
    [InlineData("enterprise,period,output\n\ne1,2023,-1", "C3", "output", "-1", "below zero")]
    [InlineData("enterprise,period,gas 天然气 (Nm3)\ne1,2023,-1", "C2", "gas 天然气 (Nm3)", "-1", "below zero")]
    [InlineData("enterprise,period,certificates\ne1,2023,G1", "C2", "certificates", "G1", "GEC-0001=500")]
    [InlineData("enterprise,period,certificates\ne1,2023,G1=0", "C2", "certificates", "G1=0", "not above zero")]
    [InlineData("enterprise,period,output\ne1,2023,1\ne1,2023,2", "B3", "period", "2023", "another row")]
    [InlineData("enterprise,period,产出\ne1,2023,1", "C1", null, "产出", "is not a head")]
    [InlineData("enterprise,period,output (元)\ne1,2023,1", "C1", null, "output (元)", "in 万元")]
    [InlineData("enterprise,period,gas (m3)\ne1,2023,1", "C1", null, "gas (m3)", "Nm3")]
    [InlineData("enterprise,period,output,产值\ne1,2023,1,2", "D1", null, "产值", "two columns")]
    [InlineData("enterprise,output\ne1,1", "A1", "enterprise", "enterprise", "no column 'period")]
    [InlineData("\n\n", "A1", null, "", "is empty")]
    public async Task A_bad_cell_is_named_and_stands_against_the_whole_table(string table, string cell, string? header, string value, string says)
    {
        var preview = await CsvAsync(_host, table + "\n", commit: false);
        var bad = Assert.Single(preview.GetProperty("badCells").EnumerateArray());
        Assert.Equal((cell, header, value), (
            bad.GetProperty("cell").GetString(), bad.GetProperty("header").GetString(), bad.GetProperty("value").GetString()));
        Assert.Contains(says, bad.GetProperty("problem").GetString(), StringComparison.Ordinal);

        var (status, _, body) = await _host.SendBytesAsync(Import + "?commit=true", Encoding.UTF8.GetBytes(table), "text/csv");
        Assert.Equal(422, status);
        Assert.Contains($"\"cell\":\"{cell}\"", body, StringComparison.Ordinal);
        Assert.Empty(_host.Twin.Inventory("qsh/e1").Requests);
    }

    [Fact]
    public async Task A_row_that_the_twin_refuses_takes_the_others_back()
    {
        await using var host = await WebHost.StartAsync();
        host.Twin.Inventory("qsh/e2").Refuse = request => request.Figures.Output == 7 ? ["G9 is retired by qsh/e9/2023 already."] : [];
        var table = "enterprise,period,output\ne1,2023,5\ne2,2023,7\n";
        var (status, _, body) = await host.SendBytesAsync(Import + "?commit=true", Encoding.UTF8.GetBytes(table), "text/csv");
        Assert.True(status == 422, body);
        Assert.Contains("G9 is retired", body, StringComparison.Ordinal);
        var left = await host.JsonAsync("/api/parks/qsh/enterprises/e1/declared/2023");
        Assert.Equal(JsonValueKind.Null, left.GetProperty("output").ValueKind);
        Assert.Equal(2, left.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task A_chinese_spreadsheets_own_encoding_and_semicolons_are_read()
    {
        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var table = chinese.GetBytes("企业;期间;产值（万元）\n一号厂;2023年7月;18000\n");
        var (status, _, body) = await _host.SendBytesAsync(Import, table, "text/csv");
        Assert.True(status == 200, body);
        Assert.Contains("\"period\":\"2023-07\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task The_template_comes_back_empty_and_good(string format)
    {
        var bytes = await _host.Client.GetByteArrayAsync(
            new Uri($"/api/parks/qsh/declared/template?format={format}", UriKind.Relative), TestContext.Current.CancellationToken);
        var (status, _, body) = await _host.SendBytesAsync(Import, bytes, "application/octet-stream");
        Assert.True(status == 200, body);
        var view = JsonDocument.Parse(body).RootElement;
        Assert.Equal((0, 2, 0), (
            view.GetProperty("badCells").GetArrayLength(), view.GetProperty("emptyRows").GetArrayLength(), view.GetProperty("rows").GetArrayLength()));
    }

    [Fact]
    public async Task A_workbook_is_read_with_shared_texts_dates_formulas_and_what_a_binary_number_hides()
    {
        var view = await ExcelAsync(Book(
            ["enterprise", "period", "output", "valueAdded"],
            [("e1", CellValues.SharedString, 0), ("45108", CellValues.Number, 1), ("0.30000000000000004", CellValues.Number, 0), ("=1+1:2", CellValues.Number, 0)]));
        var row = Assert.Single(view.GetProperty("rows").EnumerateArray());
        Assert.Equal(("excel", "数据", "2023-07"), (
            view.GetProperty("format").GetString(), view.GetProperty("sheet").GetString(), row.GetProperty("period").GetString()));
        Assert.Equal((0.3m, 2m), (
            row.GetProperty("figures").GetProperty("output").GetDecimal(), row.GetProperty("figures").GetProperty("valueAdded").GetDecimal()));
    }

    [Theory]
    [InlineData("0.035", 2, "3.5%", "percentage")]
    [InlineData("45108", 1, "2023-07-01", "date")]
    [InlineData("=SUM(A1):", 0, "=SUM(A1)", "saved without its value")]
    [InlineData("#DIV/0!", 0, "#DIV/0!", "error")]
    public async Task A_cell_that_is_no_amount_is_named_with_its_sheet(string raw, int style, string shown, string says)
    {
        var type = raw[0] == '#' ? CellValues.Error : CellValues.Number;
        var view = await ExcelAsync(Book(
            ["enterprise", "period", "output"], [("e1", CellValues.InlineString, 0), ("2023", CellValues.Number, 0), (raw, type, (uint)style)]));
        var bad = Assert.Single(view.GetProperty("badCells").EnumerateArray());
        Assert.Equal(("数据", "C2", shown), (
            bad.GetProperty("sheet").GetString(), bad.GetProperty("cell").GetString(), bad.GetProperty("value").GetString()));
        Assert.Contains(says, bad.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 40; i++)
            {
                part.Write(zeros);
            }
        }

        var (status, _, body) = await _host.SendBytesAsync(Import, stream.ToArray(), Excel);
        Assert.Equal(400, status);
        Assert.Contains("unpacks to more than 32 MB", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    public async Task A_workbook_with_a_part_of_another_kind_is_no_workbook(string part)
    {
        using var stream = new MemoryStream();
        await stream.WriteAsync(ParkTwin.Web.Api.Imports.ImportTemplate.Excel(_host.Twin.Current.Parks[0]), TestContext.Current.CancellationToken);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var other = archive.CreateEntry(part).Open();
            other.Write("<a/>"u8);
        }

        var (status, _, _) = await _host.SendBytesAsync(Import, stream.ToArray(), Excel);
        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }, 400, "save it as .xlsx")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, 400, "save it as .xlsx")]
    [InlineData(new byte[] { 0xFF, 0x00, 0xC3 }, 400, "CSV UTF-8")]
    [InlineData(new byte[0], 400, "no file")]
    public async Task What_is_no_table_is_refused_with_what_to_send(byte[] bytes, int status, string says)
    {
        var answer = await _host.SendBytesAsync(Import, bytes, "application/octet-stream");
        Assert.Equal(status, answer.Status);
        Assert.Contains(says, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no boundary", "multipart/form-data", "x")]
    [InlineData("a torn end", "multipart/form-data; boundary=x", "--x\r\n")]
    [InlineData("another boundary", "multipart/form-data; boundary=y", "--x\r\n\r\na\r\n--x--\r\n")]
    public async Task A_form_that_is_torn_is_not_called_too_large(string label, string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await _host.Client.PostAsync(new Uri(Import, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == 400, $"{label}: {(int)answer.StatusCode}");
        Assert.Contains("form", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_413_and_a_form_works_as_the_body_does()
    {
        var large = await _host.SendBytesAsync(Import, new byte[(10 * 1024 * 1024) + 1], "text/csv");
        Assert.Equal(413, large.Status);
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("enterprise,period,output\ne1,2023,1\n"));
        form.Add(file, "file", "a.csv");
        using var answer = await _host.Client.PostAsync(new Uri(Import, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private static async Task<JsonElement> CsvAsync(WebHost host, string table, bool commit)
    {
        var (status, _, body) = await host.SendBytesAsync($"{Import}?commit={(commit ? "true" : "false")}", Encoding.UTF8.GetBytes(table), "text/csv");
        Assert.True(status == 200, body);
        return JsonDocument.Parse(body).RootElement;
    }

    private async Task<JsonElement> ExcelAsync(byte[] book)
    {
        var (status, _, body) = await _host.SendBytesAsync(Import, book, Excel);
        Assert.True(status == 200, body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>A workbook of one row; styles: 0 general, 1 date, 2 percent; <c>=F:V</c> is a formula with its saved value.</summary>
    private static byte[] Book(string[] head, (string Raw, CellValues Type, uint Style)[] row)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(new SharedStringItem(new Text("e1")));
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(new CellFormats(
                new CellFormat { NumberFormatId = 0 }, new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 10 }));
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var first = new Row(head.Select(text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }));
            sheet.Worksheet = new Worksheet(new SheetData(first, new Row(row.Select(Cell))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "数据" }));
        }

        return stream.ToArray();
    }

    private static Cell Cell((string Raw, CellValues Type, uint Style) one)
    {
        var cell = new Cell { StyleIndex = one.Style, DataType = one.Type };
        if (one.Type == CellValues.InlineString)
        {
            cell.InlineString = new InlineString(new Text(one.Raw));
        }
        else if (one.Raw[0] == '=')
        {
            var parts = one.Raw[1..].Split(':');
            cell.CellFormula = new CellFormula(parts[0]);
            cell.CellValue = parts[1].Length > 0 ? new CellValue(parts[1]) : null;
        }
        else
        {
            cell.CellValue = new CellValue(one.Type == CellValues.SharedString ? "0" : one.Raw);
        }

        return cell;
    }
}
