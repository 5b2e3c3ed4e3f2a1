// expect: CompileError
Console.WriteLine(new System.Net.Http.HttpClient().GetStringAsync("http://127.0.0.1:{port}/").Result);
