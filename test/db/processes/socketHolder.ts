import net from 'node:net';

// Listens on the socket that it is given until it is killed.
net.createServer().listen(process.argv[2], () => process.stdout.write('listening\n'));
