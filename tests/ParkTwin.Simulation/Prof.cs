namespace ParkTwin.Simulation;
internal static class Prof
{
    public static readonly Dictionary<string, (double Ms, int N)> All = new();
    public static T Time<T>(string name, Func<T> f) { var t = System.Diagnostics.Stopwatch.GetTimestamp(); try { return f(); } finally { Add(name, t); } }
    public static void Add(string name, long t) { lock (All) { var (m, n) = All.GetValueOrDefault(name); All[name] = (m + System.Diagnostics.Stopwatch.GetElapsedTime(t).TotalMilliseconds, n + 1); } }
}
