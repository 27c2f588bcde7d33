namespace ParkTwin.Web.Access;

/// <summary>What a route says of its request for the audit trail, where the path and the answer's status do not say it all.</summary>
internal sealed class AuditNote
{
    /// <summary>A word of its own in place of the operation's name; null for that.</summary>
    public string? Action { get; set; }

    /// <summary>Who it was, where nobody was signed in before.</summary>
    public Session? Session { get; set; }

    /// <summary>What it was done to, in place of the path; null for that.</summary>
    public string? Target { get; set; }

    /// <summary>What was changed. Never a secret.</summary>
    public string? Detail { get; set; }

    /// <summary>The note of a request; made at the first call.</summary>
    public static AuditNote Of(HttpContext context)
    {
        if (context.Features.Get<AuditNote>() is { } known)
        {
            return known;
        }

        var note = new AuditNote();
        context.Features.Set(note);
        return note;
    }
}
