namespace ParkTwin.Web.Api.Imports;

/// <summary>How much one import may bring.</summary>
internal static class ImportLimits
{
    /// <summary>Bytes of the file as it is sent.</summary>
    public const int Bytes = 10 * 1024 * 1024;

    /// <summary>Bytes of all parts of a workbook once unpacked: a small file may hide a large one.</summary>
    public const int UnpackedBytes = 32 * 1024 * 1024;

    /// <summary>Parts of a workbook.</summary>
    public const int Parts = 1_000;

    /// <summary>Rows below the head.</summary>
    public const int Rows = 10_000;

    /// <summary>Columns.</summary>
    public const int Columns = 256;

    /// <summary>Characters of a cell.</summary>
    public const int Characters = 32_767;
}
