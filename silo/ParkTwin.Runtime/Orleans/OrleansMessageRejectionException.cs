namespace Orleans.Runtime;

#pragma warning disable CA1032 // Only the runtime makes one, as in Orleans.
/// <summary>A call could not be delivered, for example because the process ends.</summary>
public class OrleansMessageRejectionException : OrleansException
#pragma warning restore CA1032
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}
