using System.Globalization;

namespace Orleans;

/// <summary>How long the caller of this method waits before its call fails with a <see cref="TimeoutException"/>.</summary>
/// <param name="timeout">A time span in <see cref="TimeSpan.Parse(string)"/> syntax, for example <c>00:02:00</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable CA1019 // The text is kept as the time span it stands for, as Orleans does.
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
#pragma warning restore CA1019
{
    /// <summary>The time span.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
