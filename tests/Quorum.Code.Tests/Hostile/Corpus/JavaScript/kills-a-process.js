// expect: Exception
process.kill({process}, 9);
