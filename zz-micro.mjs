import { createClient } from '@libsql/client';
import Database from 'libsql';
import { rmSync, mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createServer, connect } from 'node:net';
import { fork } from 'node:child_process';
if (process.argv[2]==='echo') { createServer(s=>{s.setNoDelay(true); s.on('data',d=>s.write(d));}).listen(45991,()=>process.send('up')); }
else {
const echo=fork('zz-micro.mjs',['echo']); await new Promise(r=>echo.once('message',r));
const sock=connect(45991,'127.0.0.1'); sock.setNoDelay(true); await new Promise(r=>sock.once('connect',r));
const ping=()=>new Promise(r=>{sock.once('data',r); sock.write('x');});
const dir='/tmp/speed/micro'; rmSync(dir,{recursive:true,force:true}); mkdirSync(dir,{recursive:true});
const src = createClient({url:'file:/tmp/speed/data/d.db'});
const schema = await src.execute("select sql from sqlite_master where tbl_name in ('board','change') and sql is not null order by type desc");
const {rows, columns} = await src.execute('select * from change order by revision desc limit 200');
async function make(name){ const db=createClient({url:`file:${dir}/${name}.db`,concurrency:1}); for(const p of ['journal_mode=wal','synchronous=full','foreign_keys=on']) await db.execute('pragma '+p); for(const {sql} of schema.rows) await db.execute(String(sql)); await db.execute({sql:'insert into board values (?,?)',args:['us-china','x']}); return db; }
const marks=columns.map(()=>'?').join();
let rev=0; const rowOf=(i)=>{ rev++; const r={...rows[i%200],revision:rev,command:randomUUID()}; return columns.map(c=>r[c]); };
const a=await make('batch'), b=await make('exec'), c0=await make('direct'); c0.close();
const d=new Database(`${dir}/direct.db`); d.exec('pragma synchronous=full'); d.exec('pragma foreign_keys=on'); 
const ins=d.prepare(`insert into change values (${marks})`);
const sql=`insert into change values (${marks})`;
const N=400;
const run=async(f)=>{ let s=0; for(let i=0;i<N;i++){ const t=performance.now(); await f(i); s+=performance.now()-t; } return (s/N).toFixed(3); };
const runP=async(f)=>{ let s=0,p=0; for(let i=0;i<N;i++){ let t=performance.now(); await ping(); p+=performance.now()-t; t=performance.now(); await f(i); s+=performance.now()-t; } return (s/N).toFixed(3)+' (ping '+(p/N).toFixed(3)+')'; };
for(let t=0;t<5;t++){
 const fb=i=>b.execute({sql,args:rowOf(i)}), fd=i=>ins.run(rowOf(i));
 console.log('batch',await run(i=>a.batch([{sql,args:rowOf(i)}],'write')),'execute',await run(fb),'after ping',await runP(fb),'prepared',await run(fd),'after ping',await runP(fd));
}
echo.kill(); process.exit();
}
