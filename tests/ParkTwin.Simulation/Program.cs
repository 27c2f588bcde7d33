using ParkTwin.Simulation;

// Without our own arguments this is a test program like the others.
return CommandLine.IsMeant(args)
    ? CommandLine.Run(args)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
