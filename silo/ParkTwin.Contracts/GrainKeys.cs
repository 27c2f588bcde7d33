using ParkTwin.Domain;

namespace ParkTwin.Contracts;

/// <summary>Keys of grains, in one place.</summary>
public static class GrainKeys
{
    /// <summary>Stands for "the park's own meters" where an enterprise id would stand; no id can be this.</summary>
    public const string ParkOwn = "~";

    /// <summary>Key of the one reference grain.</summary>
    public const string Reference = "reference";

    /// <summary>Key of the one register of the city.</summary>
    public const string City = "city";

    /// <summary>Key of the one register of green certificates.</summary>
    public const string Certificates = "certificates";

    /// <summary>Key of the one list of accounts.</summary>
    public const string Accounts = "accounts";

    /// <summary>Key of an enterprise grain; <paramref name="enterprise"/> null means the park's own meters.</summary>
    public static string Enterprise(ParkId park, EnterpriseId? enterprise) => $"{park.Value}/{enterprise?.Value ?? ParkOwn}";
}
