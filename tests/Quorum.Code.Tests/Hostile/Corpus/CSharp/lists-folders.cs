// expect: Blocked
foreach (string path in Directory.EnumerateFileSystemEntries("/"))
    Console.WriteLine(path);
