namespace ParkTwin.Fuzz.Engine;

/// <summary>The code under test did not crash and yet broke what it promises: an oracle disagrees, or a bound was passed.</summary>
public sealed class FuzzViolationException : Exception
{
    public FuzzViolationException()
    {
    }

    public FuzzViolationException(string message)
        : base(message)
    {
    }

    public FuzzViolationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
