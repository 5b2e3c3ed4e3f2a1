// expect: Exception
process.exit(3);
