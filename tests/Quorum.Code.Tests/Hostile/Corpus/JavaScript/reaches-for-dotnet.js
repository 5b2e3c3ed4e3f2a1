// expect: Exception
const File = System.IO.File;
console.log(File.ReadAllText("{canary}"));
