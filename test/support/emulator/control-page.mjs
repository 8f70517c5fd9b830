/** A page to play a person by hand: who, what they say, what the bot answered. Served at /control/page. */
export function controlPage(platform) {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${platform}</title>
<style>body{font:16px system-ui;max-width:40rem;margin:1rem auto;padding:0 1rem}pre{white-space:pre-wrap;border:1px solid #999;padding:.5rem}
.me{margin-left:20%;background:#eef}input{font:inherit;width:100%}button{font:inherit;margin:.2rem}</style>
<h1>${platform}</h1>
<p><label>Người <input id="user" value="7"></label></p>
<div id="chat"></div>
<form id="say"><input id="text" placeholder="Nhắn…" autocomplete="off" autofocus></form>
<script>
const $=(id)=>document.getElementById(id);let from=0;
const post=(verb,body)=>fetch('/control/'+verb,{method:'POST',body:JSON.stringify(body)}).then((r)=>r.json());
function show(text,mine,buttons=[]){const p=document.createElement('pre');p.textContent=text;if(mine)p.className='me';$('chat').append(p);
for(const b of buttons.flat()){if(b.title)b.label=b.title;const k=document.createElement('button');k.textContent=b.label;k.onclick=()=>{show('['+b.label+']',true);post('press',{user:$('user').value,label:b.label})};$('chat').append(k)}
$('text').scrollIntoView()}
$('say').onsubmit=(e)=>{e.preventDefault();const text=$('text').value;if(!text)return;show(text,true);post('say',{user:$('user').value,text});$('text').value=''};
setInterval(async()=>{const all=await fetch('/control/ledger?from='+from).then((r)=>r.json());from+=all.length;
for(const one of all)if(String(one.chat)===$('user').value)show(one.text,false,one.buttons??[])},500);
</script></html>`;
}
