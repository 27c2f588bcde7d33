namespace ParkTwin.Fuzz.Engine;

/// <summary>What a run over one target found.</summary>
/// <param name="Target">The target.</param>
/// <param name="Inputs">Inputs that were run.</param>
/// <param name="Crashes">Inputs that threw, or broke a promise.</param>
/// <param name="Hangs">Inputs that took longer than the target's limit.</param>
/// <param name="Seconds">Duration.</param>
/// <param name="MemoryStart">Bytes of live objects after a full collection, once everything was warm.</param>
/// <param name="MemoryEnd">The same at the end.</param>
/// <param name="Outcomes">Different outcomes seen.</param>
/// <param name="Corpus">Inputs kept because they gave a new outcome, and those it began with.</param>
/// <param name="IsFlat">Whether memory stayed within the target's tolerance.</param>
internal sealed record FuzzResult(
    string Target, long Inputs, int Crashes, int Hangs, double Seconds, long MemoryStart, long MemoryEnd, int Outcomes, int Corpus, bool IsFlat)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => Crashes == 0 && Hangs == 0 && IsFlat;
}
