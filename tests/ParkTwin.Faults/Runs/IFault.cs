using ParkTwin.Faults.Reports;

namespace ParkTwin.Faults.Runs;

/// <summary>One kind of fault, done to a running twin.</summary>
internal interface IFault
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Its options.</summary>
    string Options { get; }

    /// <summary>What is done, in words.</summary>
    string What { get; }

    /// <summary>Why it cannot be done here; null when it can.</summary>
    string? Unable => null;

    /// <summary>Options of the run that is published, and of the short one.</summary>
    (string Whole, string Short) Lengths { get; }

    /// <summary>Does it.</summary>
    Task<FaultResult> RunAsync(Arguments arguments, Action<string> say);
}
