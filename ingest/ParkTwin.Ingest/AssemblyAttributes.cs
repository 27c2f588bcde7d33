using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ParkTwin.Ingest.Tests")]
[assembly: InternalsVisibleTo("ParkTwin.Benchmarks")]
[assembly: InternalsVisibleTo("ParkTwin.Simulation")]
[assembly: InternalsVisibleTo("ParkTwin.Fuzz")]
