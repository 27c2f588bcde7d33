namespace ParkTwin.Domain.Access;

/// <summary>What a person or program is to ParkTwin; one role an account.</summary>
public enum Role
{
    /// <summary>Park operator (园区运营): everything of its parks, changes registry, readings and declarations, locks months.</summary>
    Operator,

    /// <summary>Dual-carbon platform (能源双碳数智平台): reads all parks, works on flags, thresholds, reference data and rankings.</summary>
    Platform,

    /// <summary>One enterprise: reads and declares its own, answers its own flags.</summary>
    Enterprise,

    /// <summary>Reads all, the audit trail included, and changes nothing.</summary>
    Auditor,

    /// <summary>Everything, accounts included.</summary>
    Admin,

    /// <summary>A big screen: reads the live view of its parks, and nothing else.</summary>
    Screen,
}
