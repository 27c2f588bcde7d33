await Console.Error.WriteLineAsync(
    "This build has the single-process grain runtime: the ingester runs inside the web process (dotnet run --project web). "
    + "An ingester of its own needs a cluster and a build with -p:GrainRuntime=Orleans.");
return 2;
