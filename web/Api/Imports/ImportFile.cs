using Microsoft.AspNetCore.Http.Features;

namespace ParkTwin.Web.Api.Imports;

/// <summary>Takes the file out of a request: a form's first file, or the body itself.</summary>
internal static class ImportFile
{
    private static readonly FormOptions Limits = new()
    {
        MultipartBodyLengthLimit = ImportLimits.Bytes,
        BufferBodyLengthLimit = ImportLimits.Bytes + 65_536,
        ValueCountLimit = 16,
    };

    /// <summary>The bytes, or the problem that says why there are none.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            var body = await BoundedBody.ReadAsync(request, ImportLimits.Bytes);
            return body is { } bytes ? Checked(bytes) : (default, TooLarge());
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(Limits, request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException fault)
        {
            // Limits are told from a torn form by their words alone: both are of this type.
            return (default, fault.Message.Contains("limit", StringComparison.Ordinal) ? TooLarge() : Torn());
        }
        catch (IOException)
        {
            return (default, Torn());
        }

        if (form.Files.Count != 1)
        {
            return (default, Problems.Bad($"The form has {form.Files.Count} files; send one, .csv or .xlsx."));
        }

        await using var stream = form.Files[0].OpenReadStream();
        var file = await BoundedBody.ReadAsync(stream, ImportLimits.Bytes, request.HttpContext.RequestAborted);
        return file is { } content ? Checked(content) : (default, TooLarge());
    }

    /// <summary>True for a workbook: it is a zip archive.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..];

    private static (ReadOnlyMemory<byte> Bytes, IResult? Problem) Checked(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return (bytes, Problems.Bad("The request has no file; send a table as .csv or .xlsx, as the body or in a form."));
        }

        return bytes.Span is [0xD0, 0xCF, 0x11, 0xE0, ..]
            ? (bytes, Problems.Bad("The file is an old .xls or a protected workbook; save it as .xlsx without a password."))
            : (bytes, null);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Torn() =>
        Problems.Bad("The form cannot be read: its boundary is missing or its end is torn off. Send multipart/form-data with one file, or the file as the body.");

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult TooLarge() =>
        Problems.TooLarge($"An import may have {ImportLimits.Bytes / 1024 / 1024} MB; send the table in parts.");
}
